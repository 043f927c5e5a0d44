package dev.packshot.engine.webhook;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Posts to an address that a person typed in. The name is resolved once, every address of the answer is judged, and the
 * connection goes to exactly that address; no redirect is followed. So nobody can make Packshot talk to its own network.
 */
@Singleton
final class HttpsPost {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration TOTAL = Duration.ofSeconds(15);
    private static final int HTTPS = 443;
    private static final int MOST_HEADERS = 16 << 10;
    private static final int MOST_WORDS = 200;

    private final HttpClient client;
    private final HookNetwork network;

    HttpsPost(Vertx vertx, HookNetwork network) {
        this.network = network;
        var options = new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                .setKeepAlive(false)
                .setVerifyHost(true)
                .setForceSni(true)
                .setSsl(true)
                .setMaxHeaderSize(MOST_HEADERS)
                .setIdleTimeout((int) TOTAL.toSeconds())
                .setConnectTimeout((int) CONNECT.toMillis());
        network.trust().ifPresent(options::setTrustOptions);
        this.client = vertx.createHttpClient(options);
    }

    /**
     * What came back.
     *
     * @param status HTTP status; 0 when there was no answer
     * @param words its status line, or why there was none
     */
    record Answer(int status, String words) {}

    Answer post(URI url, Map<String, String> headers, String body) {
        try {
            List<InetAddress> addresses = network.names().resolve(url.getHost());
            for (InetAddress address : addresses) {
                var objection = network.guard().objectionTo(address);
                if (objection.isPresent()) {
                    return new Answer(0, "The host leads to an address of %s".formatted(objection.get()));
                }
            }
            int port = url.getPort() < 0 ? HTTPS : url.getPort();
            if (!network.ports().isEmpty() && !network.ports().contains(port)) {
                return new Answer(0, "Only the ports %s are used".formatted(network.ports()));
            }
            return answered(url, port, addresses.getFirst(), headers, body);
        } catch (UnknownHostException e) {
            return new Answer(0, "The host has no address");
        }
    }

    private Answer answered(URI url, int port, InetAddress address, Map<String, String> headers, String body)
            throws UnknownHostException {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        // Without the name, so that nothing below can look it up once more.
        InetAddress nameless = InetAddress.getByAddress(address.getAddress());
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(nameless, port)))
                .setHost(url.getHost())
                .setPort(port)
                .setSsl(true)
                .setFollowRedirects(false)
                .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery())
                .setTimeout(TOTAL.toMillis())
                .putHeader("content-type", "application/json")
                .putHeader("user-agent", "Packshot");
        headers.forEach(options::putHeader);
        try {
            return client.request(options)
                    .compose(request -> request.send(Buffer.buffer(body.getBytes(StandardCharsets.UTF_8)))
                            .map(HttpsPost::answer)
                            // What else it says isn't waited for.
                            .onComplete(done -> request.connection().close()))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(TOTAL.toSeconds() + CONNECT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(0, "Packshot stopped meanwhile");
        } catch (ExecutionException | TimeoutException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return new Answer(
                    0, shortened("No answer (%s)".formatted(cause.getClass().getSimpleName())));
        }
    }

    private static Answer answer(HttpClientResponse response) {
        return new Answer(response.statusCode(), shortened(String.valueOf(response.statusMessage())));
    }

    private static String shortened(String words) {
        return words.length() > MOST_WORDS ? words.substring(0, MOST_WORDS) : words;
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
