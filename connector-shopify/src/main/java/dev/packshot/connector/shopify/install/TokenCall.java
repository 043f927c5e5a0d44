package dev.packshot.connector.shopify.install;

import dev.packshot.connector.ConnectorException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One question over HTTP. Tokens are asked for about once an hour for each shop, so each question has a client of its own,
 * which is gone with its threads afterwards, and no answer can meet another shop's question.
 */
final class TokenCall {
    /** Bytes, several times as many as tokens take. */
    private static final int LONGEST = 64 * 1024;

    private final Duration patience;

    TokenCall(Duration patience) {
        this.patience = patience;
    }

    /**
     * Asks once, follows nobody elsewhere.
     *
     * @param body JSON
     * @throws ConnectorException.Unavailable when no whole answer came in time; what became of the question is unknown then
     */
    HttpResponse<byte[]> post(URI address, byte[] body) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .build();
        // Not closed by a try, which would wait for an answer that never ends.
        try {
            return whole(client.sendAsync(
                    request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), LONGEST)));
        } finally {
            client.shutdownNow();
        }
    }

    /** The client's own timeout would end with the headers. */
    private HttpResponse<byte[]> whole(Future<HttpResponse<byte[]>> answer) {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw unanswered();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unanswered();
        } finally {
            answer.cancel(true);
        }
    }

    /** Without a cause, since causes quote addresses. */
    private static ConnectorException.Unavailable unanswered() {
        return new ConnectorException.Unavailable("Shopify gave no whole answer when it was asked for a token", null);
    }
}
