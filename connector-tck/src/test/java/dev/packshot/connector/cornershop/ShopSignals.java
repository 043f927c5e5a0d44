package dev.packshot.connector.cornershop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.catalog.ListingRef;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Settings;
import dev.packshot.connector.Signal;
import dev.packshot.connector.Signals;
import dev.packshot.connector.WebhookCall;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Webhooks with HMAC-SHA256 over time and body, and a question that waits for changes. */
class ShopSignals implements Signals {
    static final Duration OLDEST = Duration.ofMinutes(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final URI base;
    private final ShopErrors errors = new ShopErrors();

    ShopSignals(HttpClient http, URI base) {
        this.http = http;
        this.base = base;
    }

    @Override
    public List<Signal> receive(WebhookCall call, Settings settings) {
        String time = call.header("x-shop-time").orElse("0");
        String expected = signature(settings.value("signing-secret").orElse(""), time, call.body());
        if (!genuine(expected, call.header("x-shop-signature").orElse(""))
                || tooOld(Instant.ofEpochSecond(Long.parseLong(time)), call.received())) {
            throw new ConnectorException.Unauthorized("The webhook isn't the shop's, or too old", false);
        }
        try {
            JsonNode body = JSON.readTree(call.body());
            return List.of(new Signal(
                    id(body), Signal.Kind.CHANGED, listing(body), Instant.ofEpochSecond(Long.parseLong(time))));
        } catch (IOException e) {
            throw new ConnectorException.Malformed("The webhook can't be read");
        }
    }

    boolean genuine(String expected, String signature) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }

    boolean tooOld(Instant sent, Instant received) {
        return sent.plus(OLDEST).isBefore(received);
    }

    String id(JsonNode body) {
        return body.path("event").asText();
    }

    Optional<ListingRef> listing(JsonNode body) {
        return Optional.of(new ListingRef(body.path("listing").asText()));
    }

    @Override
    public Watch watch(Settings settings, Consumer<Signal> heard) {
        long begun = changes(settings, -1).path("now").asLong();
        Thread thread = Thread.ofPlatform().daemon().name("shop-watch").start(() -> follow(settings, begun, heard));
        return () -> end(thread);
    }

    void end(Thread watch) {
        watch.interrupt();
        try {
            watch.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void follow(Settings settings, long begun, Consumer<Signal> heard) {
        long after = begun;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                JsonNode changes = changes(settings, after);
                after = changes.path("now").asLong();
                for (JsonNode listing : changes.path("listings")) {
                    heard.accept(new Signal(
                            listing.asText() + "-" + after,
                            Signal.Kind.CHANGED,
                            Optional.of(new ListingRef(listing.asText())),
                            Instant.now()));
                }
            } catch (ConnectorException e) {
                return;
            }
        }
    }

    private JsonNode changes(Settings settings, long after) {
        var request = HttpRequest.newBuilder(URI.create(base + "/changes?after=" + after))
                .header("x-shop-key", settings.value("signing-secret").orElse(""))
                .build();
        try {
            return JSON.readTree(errors.checked(ShopApi.exchange(http, request, Duration.ofSeconds(5), errors))
                    .body());
        } catch (IOException e) {
            throw new ConnectorException.Malformed("The shop's changes can't be read");
        }
    }

    static String signature(String secret, String time, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
