package dev.packshot.sandbox.shopify.webhook;

import dev.packshot.sandbox.shopify.identity.Signature;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Carries a webhook to the app once. Connects within one second, waits five for the whole answer, follows nothing. */
final class Courier implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration WHOLE = Duration.ofSeconds(5);

    private final String version;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** @param version of the API that payloads are written in */
    Courier(String version) {
        this.version = version;
    }

    /**
     * Sends it.
     *
     * @param secret to sign it with
     * @return the status of the answer; empty when there was none in time
     */
    Optional<Integer> carry(Message message, URI where, String secret) {
        HttpRequest request = HttpRequest.newBuilder(where)
                .POST(HttpRequest.BodyPublishers.ofByteArray(message.payload()))
                .header("Content-Type", "application/json")
                .header("X-Shopify-Topic", message.topic().label())
                .header("X-Shopify-Hmac-Sha256", Signature.base64(secret, message.payload()))
                .header("X-Shopify-Shop-Domain", message.shop())
                .header("X-Shopify-API-Version", version)
                .header("X-Shopify-Webhook-Id", message.webhookId())
                .header("X-Shopify-Event-Id", message.eventId())
                .header("X-Shopify-Triggered-At", message.triggered().toString())
                .header("X-Shopify-Name", message.topic().label().replace('/', '-'))
                .build();
        try {
            return Optional.of(client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                    .orTimeout(WHOLE.toMillis(), TimeUnit.MILLISECONDS)
                    .join()
                    .statusCode());
        } catch (CompletionException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
