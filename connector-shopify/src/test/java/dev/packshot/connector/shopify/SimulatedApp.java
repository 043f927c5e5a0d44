package dev.packshot.connector.shopify;

import dev.packshot.catalog.ListingRef;
import dev.packshot.connector.Grant;
import dev.packshot.connector.Secret;
import dev.packshot.connector.WebhookCall;
import dev.packshot.sandbox.shopify.SandboxShop;
import dev.packshot.sandbox.shopify.http.Json;
import dev.packshot.sandbox.shopify.identity.Signature;
import dev.packshot.sandbox.shopify.shop.Gid;
import dev.packshot.sandbox.shopify.token.TokenDesk;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The app at a simulated shop: its grant, its owner's consent, and what it is told. */
final class SimulatedApp {
    private final SandboxShop shop;
    private final String secret;
    private final Grant grant;
    private final AtomicInteger events = new AtomicInteger();

    /**
     * Installs the app at a shop.
     *
     * @param secret that Shopify signs with
     */
    SimulatedApp(SandboxShop shop, String secret) {
        this.shop = shop;
        this.secret = secret;
        shop.app().grant(SandboxShop.SCOPES);
        TokenDesk.Issued issued = shop.app().tokens().issue();
        this.grant = new Grant(
                shop.domain(),
                new Secret(issued.access().token()),
                issued.refresh().map(Secret::new),
                issued.access().until(),
                SandboxShop.SCOPES);
    }

    Grant grant() {
        return grant;
    }

    Map<String, String> agree(URI consent) {
        return shop.app().agree(consent);
    }

    void revoke() {
        shop.revoke();
    }

    void endAccess() {
        shop.endAccessTokens();
    }

    WebhookCall webhook(ListingRef listing, Instant sent) {
        return webhook(listing, sent, secret);
    }

    WebhookCall forgedWebhook(ListingRef listing, Instant sent) {
        return webhook(listing, sent, "not-" + secret);
    }

    private WebhookCall webhook(ListingRef listing, Instant sent, String signer) {
        byte[] body = Json.bytes(Map.of(
                "admin_graphql_api_id",
                listing.id(),
                "id",
                Gid.parse(listing.id()).number(),
                "updated_at",
                sent.toString()));
        Map<String, List<String>> headers = Map.of(
                "X-Shopify-Topic", List.of("products/update"),
                "X-Shopify-Hmac-Sha256", List.of(Signature.base64(signer, body)),
                "X-Shopify-Shop-Domain", List.of(shop.domain()),
                "X-Shopify-API-Version", List.of("2026-07"),
                "X-Shopify-Webhook-Id", List.of("webhook-" + events.incrementAndGet()),
                "X-Shopify-Triggered-At", List.of(sent.toString()));
        return new WebhookCall(headers, body, sent);
    }
}
