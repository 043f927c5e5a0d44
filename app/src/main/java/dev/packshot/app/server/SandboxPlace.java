package dev.packshot.app.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Where the demo's own Shopify listens, and what it and our app there know of each other. Chosen before the application
 * starts, since its connector is told then; a Shopify app that the operator configured is left alone by a demo.
 *
 * @param port on loopback
 * @param secret of the app
 */
public record SandboxPlace(int port, String secret) {
    /** Client id of the app there. */
    public static final String CLIENT_ID = "packshot-demo";

    private static final String SHOP = "/{shop}";

    /** A port that is free now. */
    static SandboxPlace free() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new SandboxPlace(socket.getLocalPort(), UUID.randomUUID().toString());
        } catch (IOException e) {
            throw new UncheckedIOException("There is no free port on this machine", e);
        }
    }

    /** The place that this application was started with. */
    public static SandboxPlace configured() {
        Config config = ConfigProvider.getConfig();
        String endpoint = config.getValue(Configuration.SHOPIFY_ENDPOINT, String.class);
        return new SandboxPlace(
                URI.create(endpoint.replace(SHOP, "")).getPort(),
                config.getValue(Configuration.SHOPIFY_SECRET, String.class));
    }

    Map<String, String> asConfiguration() {
        return Map.of(
                Configuration.SHOPIFY_ENDPOINT, "http://127.0.0.1:" + port + SHOP,
                Configuration.SHOPIFY_ID, CLIENT_ID,
                Configuration.SHOPIFY_SECRET, secret);
    }
}
