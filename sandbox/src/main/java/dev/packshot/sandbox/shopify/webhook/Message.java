package dev.packshot.sandbox.shopify.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * One webhook, the same at each attempt to deliver it.
 *
 * @param shop domain of the shop
 * @param topic what it is about
 * @param webhookId {@code X-Shopify-Webhook-Id}
 * @param eventId {@code X-Shopify-Event-Id}
 * @param triggered {@code X-Shopify-Triggered-At}
 * @param payload the raw body
 */
@SuppressWarnings("ArrayRecordComponent") // Handed through, never compared.
public record Message(String shop, Topic topic, String webhookId, String eventId, Instant triggered, byte[] payload) {
    /** The body as text. */
    public String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return topic.label() + " " + webhookId;
    }
}
