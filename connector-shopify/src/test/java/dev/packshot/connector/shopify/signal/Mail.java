package dev.packshot.connector.shopify.signal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.packshot.connector.Settings;
import dev.packshot.connector.WebhookCall;
import dev.packshot.connector.shopify.app.TestApp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A webhook in the making. */
record Mail(Map<String, List<String>> headers, String body, Instant received) {
    static final String SHOP = "corner.myshopify.com";
    static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    static final Settings SETTINGS = new Settings(Map.of("shop", SHOP));
    static final String PRODUCT =
            "{\"admin_graphql_api_id\":\"gid://shopify/Product/4217\",\"id\":4217,\"title\":\"Blaue Vase\",\"variants\":"
                    + "[{\"id\":1,\"admin_graphql_api_id\":\"gid://shopify/ProductVariant/1\"}]}";

    /** As Shopify sends it, a second after it happened. */
    static Mail of(String topic, String body) {
        var headers = new HashMap<String, List<String>>();
        headers.put("X-Shopify-Topic", List.of(topic));
        headers.put("X-Shopify-Shop-Domain", List.of(SHOP));
        headers.put("X-Shopify-API-Version", List.of("2026-07"));
        headers.put("X-Shopify-Webhook-Id", List.of("b54557e4-bdd9-4b37-8a5f-bf7d70bcd043"));
        headers.put("X-Shopify-Triggered-At", List.of(NOW.minusSeconds(1).toString()));
        return new Mail(headers, body, NOW).signed(TestApp.SECRET);
    }

    static Mail updated() {
        return of("products/update", PRODUCT);
    }

    Mail signed(String secret) {
        return with("X-Shopify-Hmac-Sha256", TestApp.base64(secret, body.getBytes(UTF_8)));
    }

    Mail with(String header, String... values) {
        var other = new HashMap<>(headers);
        other.put(header, List.of(values));
        return new Mail(other, body, received);
    }

    Mail without(String header) {
        var other = new HashMap<>(headers);
        other.remove(header);
        return new Mail(other, body, received);
    }

    /** Another body under the same signature. */
    Mail saying(String other) {
        return new Mail(headers, other, received);
    }

    Mail received(Instant at) {
        return new Mail(headers, body, at);
    }

    WebhookCall call() {
        return new WebhookCall(headers, body.getBytes(UTF_8), received);
    }
}
