package dev.packshot.connector.shopify.bulk;

import dev.packshot.connector.ConnectorException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * Fetches parts of a bulk operation's result by range (RFC 9110, 14.2), so that a reading goes on where it was and holds
 * one part at a time. No redirect is followed; the client that is given in doesn't.
 */
public final class ResultFile {
    private final HttpClient http;
    private final Predicate<URI> allowed;
    private final Duration patience;

    /**
     * A way to results.
     *
     * @param http follows no redirects
     * @param allowed where results may lie
     * @param patience how long one part is waited for
     */
    public ResultFile(HttpClient http, Predicate<URI> allowed, Duration patience) {
        this.http = http;
        this.allowed = allowed;
        this.patience = patience;
    }

    /**
     * A part of a file.
     *
     * @param offset where its bytes begin in the file
     * @param bytes at least one, but for an empty file
     * @param last whether the file ends with it
     */
    @SuppressWarnings("ArrayRecordComponent") // Handed through, never compared.
    public record Part(long offset, byte[] bytes, boolean last) {}

    /**
     * Fetches a part.
     *
     * @param address signed, and ending; never logged
     * @param offset bytes from the start
     * @param length most bytes
     * @param size bytes of the whole file
     * @return empty when the address has ended
     * @throws ConnectorException.Unavailable when it doesn't come whole and in time
     * @throws ConnectorException.Malformed when the address is none that results lie at, or doesn't give parts
     */
    public Optional<Part> part(URI address, long offset, int length, long size) {
        if (!allowed.test(address)) {
            throw new ConnectorException.Malformed("Shopify put the result where no result of its own lies");
        }
        if (offset >= size) {
            return Optional.of(new Part(offset, new byte[0], true));
        }
        long end = Math.min(size, offset + length);
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Range", "bytes=" + offset + "-" + (end - 1))
                .timeout(patience)
                .build();
        HttpResponse<byte[]> answer = exchange(request, length);
        return switch (answer.statusCode()) {
            case 206 -> Optional.of(whole(new Part(offset, answer.body(), end == size), end - offset));
            case 200 -> Optional.of(whole(cut(answer.body(), offset, end, size), end - offset));
            // What a signature that has ended is answered with, and a file that is no more.
            case 400, 401, 403, 404, 410 -> Optional.empty();
            case 429 ->
                throw new ConnectorException.RateLimited(
                        "Shopify's store wants to be left alone for a while", Duration.ofSeconds(30));
            default -> {
                if (answer.statusCode() >= 500) {
                    throw unavailable();
                }
                throw new ConnectorException.Malformed("Shopify's store answered with status " + answer.statusCode());
            }
        };
    }

    private static Part whole(Part part, long expected) {
        if (part.bytes().length != expected) {
            throw unavailable();
        }
        return part;
    }

    /** Some servers send a small file whole. */
    private static Part cut(byte[] body, long offset, long end, long size) {
        if (body.length != size) {
            throw unavailable();
        }
        return new Part(offset, Arrays.copyOfRange(body, (int) offset, (int) end), end == size);
    }

    private HttpResponse<byte[]> exchange(HttpRequest request, int length) {
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(
                request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), length));
        try {
            // The request's own timeout ends with the headers.
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            answer.cancel(true);
            throw unavailable();
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    private static ConnectorException unavailable() {
        return new ConnectorException.Unavailable(
                "The result of a bulk operation doesn't come", new IOException("No whole part in time"));
    }
}
