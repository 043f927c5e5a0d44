package dev.packshot.connector.tck.wire;

import dev.packshot.connector.tck.simulator.Steps;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A wire to a marketplace's HTTP server on loopback, on which everything can happen. Requests are its steps. Every
 * connection carries one request, so that nothing is pooled away from a fault. Safe for several threads.
 */
public final class FaultyWire implements Steps, AutoCloseable {
    private final URI upstream;
    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    private final AtomicInteger taken = new AtomicInteger();
    private final Map<Integer, Fault> faults = new ConcurrentHashMap<>();
    private final Map<Integer, Runnable> happenings = new ConcurrentHashMap<>();
    private volatile int lastStep = Integer.MAX_VALUE;
    private volatile @Nullable Fault always;

    private FaultyWire(URI upstream, ServerSocket listener) {
        this.upstream = upstream;
        this.listener = listener;
    }

    /**
     * Lays a wire to a server.
     *
     * @param upstream where the server listens on loopback, such as {@code http://127.0.0.1:8080}
     */
    public static FaultyWire to(URI upstream) throws IOException {
        var wire = new FaultyWire(upstream, new ServerSocket(0, 128, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().name("wire").start(wire::accept);
        return wire;
    }

    /** Where the wire is reached. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** Every request from now on meets this. */
    public void always(Fault fault) {
        always = fault;
    }

    /** One request meets this. */
    public void at(int step, Fault fault) {
        faults.put(step, fault);
    }

    /** The requests since the last {@link #restart}, in order. */
    public List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    @Override
    public void restart() {
        always = null;
        lastStep = Integer.MAX_VALUE;
        faults.clear();
        happenings.clear();
        exchanges.clear();
        taken.set(0);
    }

    @Override
    public int taken() {
        return taken.get();
    }

    @Override
    public void before(int step, Runnable happening) {
        happenings.put(step, happening);
    }

    @Override
    public void dieAfter(int step) {
        at(step, new Fault.LostAnswer());
        lastStep = step;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                open.add(client);
                Thread.ofVirtual().name("wire").start(() -> serve(client));
            } catch (IOException e) {
                return; // Closed.
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            HttpMessage request = HttpMessage.read(client.getInputStream(), false);
            String[] line = request.start().split(" ");
            exchanges.add(new Exchange(line[0], line[1], request.headers(), request.body()));
            int step = taken.incrementAndGet();
            Optional.ofNullable(happenings.remove(step)).ifPresent(Runnable::run);
            Fault fault = step > lastStep ? new Fault.Reset() : faults.getOrDefault(step, always);
            answer(client, request, line[1], fault);
        } catch (IOException e) {
            // Whoever called is gone; he knows best why.
        } finally {
            open.remove(client);
        }
    }

    private void answer(Socket client, HttpMessage request, String target, @Nullable Fault fault) throws IOException {
        OutputStream out = client.getOutputStream();
        switch (fault) {
            case null -> forward(request).write(out);
            case Fault.Status(int code) -> made(code, Map.of(), "{}").write(out);
            case Fault.Busy(var pause) ->
                made(
                                429,
                                pause.map(each -> Map.of("retry-after", "" + each.toSeconds()))
                                        .orElse(Map.of()),
                                "{}")
                        .write(out);
            case Fault.Garbage() ->
                made(200, Map.of("content-type", "text/html"), "<html><body>We'll be back soon")
                        .write(out);
            case Fault.Redirect(URI to) ->
                made(307, Map.of("location", to + target), "").write(out);
            case Fault.Reset() -> reset(client);
            case Fault.LostAnswer() -> {
                forward(request);
                reset(client);
            }
            case Fault.Cut() -> {
                HttpMessage answer = forward(request);
                out.write(answer.head());
                out.write(Arrays.copyOf(answer.body(), answer.body().length / 2));
                out.flush();
            }
            case Fault.Stall() -> {
                HttpMessage answer = forward(request);
                out.write(answer.head());
                out.write(Arrays.copyOf(answer.body(), Math.min(1, answer.body().length)));
                out.flush();
                client.getInputStream().readAllBytes(); // Until whoever called has had enough.
            }
        }
    }

    private HttpMessage forward(HttpMessage request) throws IOException {
        try (Socket server = new Socket(upstream.getHost(), upstream.getPort())) {
            request.write(server.getOutputStream());
            return HttpMessage.read(server.getInputStream(), true);
        }
    }

    private static HttpMessage made(int code, Map<String, String> headers, String body) {
        return new HttpMessage(
                "HTTP/1.1 " + code + " Made by the wire", headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private static void reset(Socket client) throws IOException {
        client.setSoLinger(true, 0);
        client.close();
    }
}
