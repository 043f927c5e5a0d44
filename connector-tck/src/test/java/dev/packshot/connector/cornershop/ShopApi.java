package dev.packshot.connector.cornershop;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Opening;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The calls that the connector makes. */
class ShopApi {
    static final String LANE = "calls";

    record Listing(
            String id,
            String title,
            long version,
            List<Variant> variants,
            List<Picture> pictures,
            List<FileOf> files) {}

    record Variant(String id, String sku) {}

    record Picture(
            String id, String marker, String created, int revision, URI url, String alt, List<String> variants) {}

    record FileOf(String id, String marker) {}

    record Page(List<Listing> listings, long now, boolean more) {}

    record Me(String account) {}

    record Uploaded(String file) {}

    record Submission(String submission, int ask) {}

    record SubmissionState(String state, String words) {}

    private final ObjectMapper json;
    private final HttpClient http;
    private final URI base;
    private final Duration patience;
    private final ShopErrors errors;
    final Opening opening;

    ShopApi(HttpClient http, URI base, Duration patience, ShopErrors errors, Opening opening) {
        this.http = http;
        this.base = base;
        this.patience = patience;
        this.errors = errors;
        this.opening = opening;
        this.json = mapper();
    }

    ObjectMapper mapper() {
        return new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
    }

    <T> T get(String path, Class<T> type) {
        return parse(send(request(path).GET()).body(), type);
    }

    Uploaded upload(String listing, String marker, String digest, byte[] bytes) {
        return parse(
                send(request("/listings/" + listing + "/files")
                                .header("x-marker", marker)
                                .header("x-source-digest", digest)
                                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes)))
                        .body(),
                Uploaded.class);
    }

    HttpResponse<byte[]> gallery(String listing, Map<String, String> headers, Object body) {
        try {
            HttpRequest.Builder request = request("/listings/" + listing + "/gallery")
                    .PUT(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)));
            headers.forEach(request::header);
            return send(request);
        } catch (IOException e) {
            throw new ConnectorException.Malformed("The change can't be written down", e);
        }
    }

    <T> T parse(byte[] body, Class<T> type) {
        try {
            return json.readValue(body, type);
        } catch (IOException e) {
            // Without its cause, whose message quotes the answer.
            throw new ConnectorException.Malformed("The shop answered something else than was asked for");
        }
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        grant().ifPresent(token -> request.header("authorization", "Bearer " + token));
        return request;
    }

    Optional<String> grant() {
        return opening.grant().get().map(grant -> grant.access().reveal());
    }

    HttpResponse<byte[]> send(HttpRequest.Builder request) {
        spend();
        HttpResponse<byte[]> answer = exchange(request.build());
        answer.headers().firstValueAsLong("x-calls-left").ifPresent(left -> opening.meter()
                .learned(LANE, 1000, left, Duration.ofHours(1)));
        return errors.checked(answer);
    }

    void spend() {
        opening.meter().spend(LANE, 1);
    }

    HttpResponse<byte[]> exchange(HttpRequest request) {
        return exchange(http, request, patience, errors);
    }

    static HttpResponse<byte[]> exchange(HttpClient http, HttpRequest request, Duration patience, ShopErrors errors) {
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
        try {
            // The client's own timeout ends with the headers.
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            answer.cancel(true);
            throw errors.broken(e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw errors.broken(e);
        }
    }
}
