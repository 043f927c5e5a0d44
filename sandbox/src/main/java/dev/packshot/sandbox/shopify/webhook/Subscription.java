package dev.packshot.sandbox.shopify.webhook;

import dev.packshot.sandbox.shopify.shop.Gid;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a topic's webhooks go.
 *
 * @param id of one that was made by the Admin API; empty for one of {@code shopify.app.toml}, which no query shows
 * @param topic what they are about
 * @param uri where the app listens
 * @param created when it was made
 */
public record Subscription(Optional<Gid> id, Topic topic, URI uri, Instant created) {}
