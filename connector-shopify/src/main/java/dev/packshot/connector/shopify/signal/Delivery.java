package dev.packshot.connector.shopify.signal;

import dev.packshot.catalog.Digest;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.WebhookCall;
import dev.packshot.connector.shopify.app.Signatures;
import dev.packshot.connector.shopify.shop.ShopDomain;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * A webhook whose body Shopify signed. Its headers aren't signed: what can't be undone hangs on the body alone.
 *
 * @param topic as the header says
 * @param shop as the header says
 * @param id the same for each try of one delivery
 * @param at when it happened, never later than it came
 * @param body signed
 */
record Delivery(String topic, ShopDomain shop, String id, Instant at, WebhookBody body) {
    /**
     * Shopify tries for four hours, and dates each try with the event. Six times as long loses nothing when that changes, or
     * when something in front of us held it up; a hint to read does no harm so late.
     *
     * @see <a href="https://shopify.dev/changelog/updates-to-webhook-retry-mechanism">Shopify: retry mechanism</a>
     */
    static final Duration OLDEST = Duration.ofDays(1);

    private static final String GIVEN_ID = "[A-Za-z0-9-]{8,128}";

    /**
     * Reads a delivery.
     *
     * @throws ConnectorException.Unauthorized when Shopify didn't sign its body, or it is too old
     * @throws ConnectorException.Malformed when it is Shopify's and can't be read
     */
    static Delivery read(WebhookCall call, Signatures signatures) {
        String signature = call.header("x-shopify-hmac-sha256").orElse("");
        if (!signatures.inBase64(call.body(), signature)) {
            throw new ConnectorException.Unauthorized("The webhook isn't signed by Shopify for this app", false);
        }
        String topic = call.header("x-shopify-topic").orElseThrow(() -> unreadable("topic"));
        ShopDomain shop =
                call.header("x-shopify-shop-domain").flatMap(ShopDomain::parse).orElseThrow(() -> unreadable("shop"));
        Optional<String> triggered = call.header("x-shopify-triggered-at");
        Instant at = triggered.map(Delivery::time).orElse(call.received());
        if (at.plus(OLDEST).isBefore(call.received())) {
            throw new ConnectorException.Unauthorized("The webhook is too old: it may be played again", false);
        }
        String id = call.header("x-shopify-webhook-id")
                .filter(given -> given.matches(GIVEN_ID))
                .orElseGet(() -> digest(topic, triggered.orElse(""), call.body()));
        return new Delivery(
                topic, shop, id, at.isAfter(call.received()) ? call.received() : at, WebhookBody.read(call.body()));
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw unreadable("time");
        }
    }

    private static String digest(String topic, String triggered, byte[] body) {
        MessageDigest digest = Digest.sha256();
        digest.update((topic + "\n" + triggered + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(body);
        return Digest.of(digest).hex();
    }

    private static ConnectorException.Malformed unreadable(String what) {
        return new ConnectorException.Malformed("The webhook doesn't say its " + what + " in a way that can be read");
    }
}
