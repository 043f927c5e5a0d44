package dev.packshot.sandbox.shopify.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Listens on loopback and asks each door in turn who answers a request. */
public final class LoopbackServer implements AutoCloseable {
    /** More than a picture of Shopify's largest size in a multipart form needs. */
    private static final int MOST_BYTES = 32 << 20;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final RequestCount requests;

    /**
     * Takes the port; answers nothing before {@link #open}.
     *
     * @param port 0 for a free one
     * @param requests counts what comes in
     * @throws IOException when the port is taken
     */
    public LoopbackServer(int port, RequestCount requests) throws IOException {
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 1024);
        this.requests = requests;
    }

    /** Where it listens, without a slash at the end. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Begins to answer with these doors, the first that feels concerned. */
    public void open(List<? extends Door> doors) {
        List<Door> row = List.copyOf(doors);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try {
                answer(exchange, row);
            } catch (RuntimeException e) {
                // A defect of the sandbox: whoever tests against it shall see which, not a broken connection.
                send(exchange, Json.answer(500, Map.of("errors", "The sandbox failed: " + e)));
            } finally {
                exchange.close();
            }
        });
        server.start();
    }

    private void answer(HttpExchange exchange, List<Door> doors) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            send(exchange, Answer.empty(413));
            return;
        }
        URI asked = exchange.getRequestURI();
        String path = asked.getPath();
        int end = path.indexOf('/', 1);
        if (end < 0) {
            send(exchange, Answer.empty(404));
            return;
        }
        var call = new Call(
                exchange.getRequestMethod(),
                path.substring(1, end),
                path.substring(end),
                Optional.ofNullable(asked.getRawQuery()).orElse(""),
                exchange.getRequestHeaders(),
                body);
        requests.count(call);
        for (Door door : doors) {
            Optional<Answer> answer = door.answer(call);
            if (answer.isPresent()) {
                send(exchange, answer.get());
                return;
            }
        }
        send(exchange, Answer.json(404, "{\"errors\":\"Not Found\"}"));
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 || head ? -1 : answer.body().length);
        if (answer.body().length > 0 && !head) {
            exchange.getResponseBody().write(answer.body());
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
