package dev.packshot.engine.media;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A real server on loopback that counts who came, and answers each request with the bytes that it is told. */
final class Listener implements AutoCloseable {
    private final ServerSocket socket;
    private final Function<String, Answer> answers;
    private final AtomicInteger connections = new AtomicInteger();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /** Writes what it likes. */
    @FunctionalInterface
    interface Answer {
        void to(OutputStream out) throws IOException, InterruptedException;
    }

    private Listener(ServerSocket socket, Function<String, Answer> answers) {
        this.socket = socket;
        this.answers = answers;
    }

    static Listener on(String address, Function<String, Answer> answers) throws IOException {
        var socket = new ServerSocket();
        socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
        return started(socket, answers);
    }

    static Listener started(ServerSocket socket, Function<String, Answer> answers) {
        var listener = new Listener(socket, answers);
        Thread.ofVirtual().start(listener::accept);
        return listener;
    }

    static Answer text(String head) {
        return out -> out.write(head.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    static Answer picture(byte[] bytes) {
        return out -> {
            text("HTTP/1.1 200 OK\nContent-Type: image/jpeg\nContent-Length: %d\n\n".formatted(bytes.length))
                    .to(out);
            out.write(bytes);
        };
    }

    static Answer redirect(String location) {
        return text("HTTP/1.1 302 Found\nLocation: " + location + "\nContent-Length: 0\n\n");
    }

    int port() {
        return socket.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    List<String> requests() {
        return requests;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket guest = socket.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(guest));
            } catch (SocketException e) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void serve(Socket guest) {
        try (guest) {
            var in = new BufferedReader(new InputStreamReader(guest.getInputStream(), StandardCharsets.ISO_8859_1));
            var request = new StringBuilder();
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                request.append(line).append('\n');
            }
            if (request.isEmpty()) {
                return;
            }
            requests.add(request.toString());
            answers.apply(request.toString()).to(guest.getOutputStream());
            guest.getOutputStream().flush();
        } catch (IOException e) {
            // The guest left, which some tests want.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
