package dev.packshot.sandbox.shopify;

import dev.packshot.sandbox.shopify.http.Door;
import dev.packshot.sandbox.shopify.http.LoopbackServer;
import dev.packshot.sandbox.shopify.http.RequestCount;
import dev.packshot.sandbox.shopify.picture.LoopbackSources;
import dev.packshot.sandbox.shopify.state.Shops;
import dev.packshot.sandbox.shopify.state.Surroundings;
import dev.packshot.sandbox.shopify.token.LastingTokens;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** A Shopify on loopback with any number of shops, each made when it is first named. Safe for several threads. */
public final class ShopifySandbox implements AutoCloseable {
    private final SandboxOptions options;
    private final LoopbackServer server;
    private final RequestCount requests = new RequestCount();
    private final LoopbackSources sources = new LoopbackSources();
    private final LastingTokens tokens;
    private final Shops shops;

    private ShopifySandbox(SandboxOptions options) throws IOException {
        this.options = options;
        this.server = new LoopbackServer(options.port(), requests);
        this.tokens = new LastingTokens(options.random());
        this.shops = new Shops(new Surroundings(
                options.clock(), options.random(), options.processing(), server.address(), sources, event -> {}));
    }

    /**
     * Starts one.
     *
     * @throws IOException when the port is taken
     */
    public static ShopifySandbox start(SandboxOptions options) throws IOException {
        var sandbox = new ShopifySandbox(options);
        sandbox.server.open(sandbox.doors());
        return sandbox;
    }

    private List<Door> doors() {
        return List.of();
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
        return new SandboxShop(shops.open(domain), options.app().clientId(), tokens, requests);
    }

    @Override
    public void close() {
        server.close();
        sources.close();
    }
}
