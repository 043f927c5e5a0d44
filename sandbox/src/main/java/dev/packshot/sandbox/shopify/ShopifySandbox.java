package dev.packshot.sandbox.shopify;

import dev.packshot.sandbox.shopify.http.Door;
import dev.packshot.sandbox.shopify.http.LoopbackServer;
import dev.packshot.sandbox.shopify.http.RequestCount;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** A Shopify on loopback with any number of shops, each made when it is first named. Safe for several threads. */
public final class ShopifySandbox implements AutoCloseable {
    private final LoopbackServer server;

    private ShopifySandbox(LoopbackServer server) {
        this.server = server;
    }

    /**
     * Starts one.
     *
     * @throws IOException when the port is taken
     */
    public static ShopifySandbox start(SandboxOptions options) throws IOException {
        var server = new LoopbackServer(options.port(), new RequestCount());
        List<Door> doors = List.of();
        server.open(doors);
        return new ShopifySandbox(server);
    }

    /** Where it listens, without a slash at the end. */
    public URI address() {
        return server.address();
    }

    /** Where a shop's paths begin: a template with {@code {shop}} in it. */
    public String endpoint() {
        return address() + "/{shop}";
    }

    /** A shop by its domain, made at first use. */
    public SandboxShop shop(String domain) {
        throw new UnsupportedOperationException(domain);
    }

    @Override
    public void close() {
        server.close();
    }
}
