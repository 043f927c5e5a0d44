package dev.packshot.engine.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.packshot.engine.media.Tls;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Another system that is told, on this machine, with a certificate of its own. */
@Singleton
class Receiver {
    static final String HOST = "receiver.example.com";
    private static final Tls TLS = tls();

    private final HttpsServer server;
    final List<Got> got = new CopyOnWriteArrayList<>();
    volatile int answer = 200;

    record Got(HttpHeaders headers, String body) {}

    Receiver() {
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(TLS.context()));
            server.createContext("/", this::take);
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    void clear() {
        got.clear();
        answer = 200;
    }

    String url() {
        return "https://%s:%d/hook".formatted(HOST, server.getAddress().getPort());
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        got.add(new Got(HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true), body));
        exchange.getResponseHeaders().add("Location", "https://127.0.0.1/");
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
    }

    @Produces
    @Singleton
    HookNetwork network() throws Exception {
        return new HookNetwork(
                name -> List.of(
                        name.equals(HOST) ? InetAddress.getLoopbackAddress() : InetAddress.getByName("10.0.0.7")),
                address -> address.isLoopbackAddress() ? Optional.empty() : Optional.of("a private network"),
                Set.of(),
                Optional.of(TLS.trust()));
    }

    private static Tls tls() {
        try {
            return Tls.of(HOST, Files.createTempDirectory("packshot-receiver"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
