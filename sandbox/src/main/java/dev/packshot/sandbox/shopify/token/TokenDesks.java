package dev.packshot.sandbox.shopify.token;

import dev.packshot.sandbox.shopify.identity.App;
import dev.packshot.sandbox.shopify.shop.Traps;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** The desks of all shops, made at first use. Safe for several threads. */
public final class TokenDesks implements AccessTokens {
    private final App app;
    private final Clock clock;
    private final RandomGenerator random;
    private final Traps traps;
    private final Map<String, TokenDesk> desks = new ConcurrentHashMap<>();

    /** Desks that give tokens to one app. */
    public TokenDesks(App app, Clock clock, RandomGenerator random, Traps traps) {
        this.app = app;
        this.clock = clock;
        this.random = random;
        this.traps = traps;
    }

    /** A shop's desk. */
    public TokenDesk at(String shop) {
        return desks.computeIfAbsent(shop, domain -> new TokenDesk(clock, random, trap -> traps.on(domain, trap)));
    }

    @Override
    public Optional<Access> access(String shop, String token) {
        return at(shop).access(token).map(held -> new Access(app.clientId(), held.scopes()));
    }
}
