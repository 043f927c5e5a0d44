package dev.packshot.connector.shopify.install;

import dev.packshot.connector.Grant;
import dev.packshot.connector.Secret;
import dev.packshot.connector.shopify.app.AppKeys;
import dev.packshot.connector.shopify.app.TestApp;
import dev.packshot.connector.shopify.shop.Endpoint;
import dev.packshot.connector.shopify.shop.ShopDomain;
import dev.packshot.connector.tck.wire.FaultyWire;
import dev.packshot.sandbox.shopify.http.LoopbackServer;
import dev.packshot.sandbox.shopify.http.RequestCount;
import dev.packshot.sandbox.shopify.identity.App;
import dev.packshot.sandbox.shopify.identity.Launches;
import dev.packshot.sandbox.shopify.identity.SessionTokens;
import dev.packshot.sandbox.shopify.shop.Trap;
import dev.packshot.sandbox.shopify.token.ConsentPage;
import dev.packshot.sandbox.shopify.token.TokenDesks;
import dev.packshot.sandbox.shopify.token.TokenDoor;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Shopify's token endpoint and consent page on loopback, behind a wire on which everything can happen. */
final class TokenStand implements AutoCloseable {
    static final String SHOP = Forge.SHOP;
    static final URI APPLICATION = URI.create("https://packshot.example/install/shopify");
    static final URI BACK = URI.create("https://packshot.example/install/shopify/callback");
    static final Secret VERIFIER = new Secret("verifier-0123456789-0123456789-0123456789-0");
    static final Duration PATIENCE = Duration.ofSeconds(3);

    final Set<Trap> traps = EnumSet.noneOf(Trap.class);
    final FaultyWire wire;
    final TokenDesks desks;
    final SessionTokens sessions;
    final Launches launches;
    private final LoopbackServer server;
    private final ConsentPage consentPage;
    private Instant now = Forge.NOW;

    TokenStand() throws IOException {
        var app = new App(TestApp.CLIENT_ID, TestApp.SECRET, Optional.empty(), Set.copyOf(AppKeys.SCOPES));
        var random = new Random(1);
        desks = new TokenDesks(app, clock(), random, (shop, trap) -> traps.contains(trap));
        sessions = new SessionTokens(app, clock(), random);
        launches = new Launches(app, sessions, clock(), random);
        consentPage = new ConsentPage(app, launches, desks);
        server = new LoopbackServer(0, new RequestCount());
        server.open(List.of(new TokenDoor(app, sessions, desks), consentPage));
        wire = FaultyWire.to(server.address());
    }

    /** A clock that this stand moves. */
    Clock clock() {
        return ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    Instant now() {
        return now;
    }

    ShopifyAuthorizer authorizer() {
        return authorizer(TestApp.keys());
    }

    ShopifyAuthorizer authorizer(AppKeys keys) {
        return new ShopifyAuthorizer(keys, endpoint(), new ShopDomain(SHOP), desk(keys), clock());
    }

    ShopifyInstalls installs() {
        return new ShopifyInstalls(TestApp.keys(), desk(TestApp.keys()), endpoint(), clock());
    }

    /** The owner agrees, and comes back with these. */
    Map<String, String> agreed() {
        return consentPage.agree(SHOP, authorizer().consent("state-7f3a", VERIFIER, BACK));
    }

    /** The grant of a shop that has just installed the app. */
    Grant installed() {
        desks.at(SHOP).grant(Set.copyOf(AppKeys.SCOPES));
        return installs().install(new Secret(sessions.issue(SHOP, 4217)));
    }

    /** Whether calls with this grant are let in now. */
    boolean letsIn(Grant grant) {
        return desks.at(SHOP).access(grant.access().reveal()).isPresent();
    }

    private TokenDesk desk(AppKeys keys) {
        return new TokenDesk(keys, endpoint(), PATIENCE, clock());
    }

    private Endpoint endpoint() {
        return new Endpoint(wire.address() + "/{shop}");
    }

    @Override
    public void close() throws IOException {
        wire.close();
        server.close();
    }
}
