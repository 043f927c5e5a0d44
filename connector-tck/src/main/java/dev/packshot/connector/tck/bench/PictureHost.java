package dev.packshot.connector.tck.bench;

import com.sun.net.httpserver.HttpServer;
import dev.packshot.catalog.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Serves pictures to marketplaces that fetch them. */
final class PictureHost implements AutoCloseable {
    private final Map<String, byte[]> pictures = new ConcurrentHashMap<>();
    private final HttpServer server;

    PictureHost() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            byte[] bytes = pictures.get(exchange.getRequestURI().getPath());
            exchange.getResponseHeaders().set("content-type", "image/jpeg");
            exchange.sendResponseHeaders(bytes == null ? 404 : 200, bytes == null ? -1 : bytes.length);
            if (bytes != null) {
                exchange.getResponseBody().write(bytes);
            }
            exchange.close();
        });
        server.start();
    }

    void offer(byte[] picture) {
        pictures.put(path(Digest.of(picture)), picture);
    }

    URI link(Digest digest) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path(digest));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static String path(Digest digest) {
        return "/" + digest.hex() + ".jpg";
    }
}
