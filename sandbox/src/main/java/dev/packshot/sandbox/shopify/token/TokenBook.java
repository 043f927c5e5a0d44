package dev.packshot.sandbox.shopify.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Which tokens of a shop hold. A refresh token can be used again until the one that came after it is used for the first
 * time, at most 30 days from its own first use and never beyond its 90 days (Shopify's changelog of 2026-08-28). Guarded
 * by itself.
 */
final class TokenBook {
    static final Duration ACCESS = Duration.ofHours(1);
    static final Duration ONLINE = Duration.ofHours(24);
    static final Duration REFRESH = Duration.ofDays(90);
    private static final Duration AGAIN = Duration.ofDays(30);

    private final Clock clock;
    private final RandomGenerator random;
    private final Map<String, HeldToken> access = new HashMap<>();
    private final Map<String, Refresh> refresh = new HashMap<>();

    TokenBook(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** An access token with the refresh token that renews it, where there is one. */
    record Pair(HeldToken access, Optional<String> refresh) {
        @Override
        public String toString() {
            return "Pair[" + access + "]";
        }
    }

    /** A token that never ends by itself. */
    synchronized Pair lasting(Set<String> scopes) {
        return new Pair(give("shpat_", scopes, Optional.empty(), Optional.empty()), Optional.empty());
    }

    /** A token of a person, for a day. */
    synchronized Pair online(Set<String> scopes, long user) {
        Instant until = clock.instant().plus(ONLINE);
        return new Pair(give("shpua_", scopes, Optional.of(user), Optional.of(until)), Optional.empty());
    }

    /** A token for an hour and the first of its refresh tokens. */
    synchronized Pair expiring(Set<String> scopes) {
        return next(scopes, new Line(), 1);
    }

    /** The next pair for a refresh token; empty when it doesn't hold. */
    synchronized Optional<Pair> renew(String token, Set<String> scopes) {
        Refresh old = refresh.get(token);
        Instant now = clock.instant();
        if (old == null || !now.isBefore(old.until) || old.line.used > old.generation) {
            return Optional.empty();
        }
        Instant first = old.first.orElse(now);
        if (now.isAfter(first.plus(AGAIN))) {
            return Optional.empty();
        }
        refresh.put(token, new Refresh(old.line, old.generation, old.until, Optional.of(first)));
        old.line.used = old.generation;
        return Optional.of(next(scopes, old.line, old.generation + 1));
    }

    /** What a token allows now. */
    synchronized Optional<HeldToken> access(String token) {
        return Optional.ofNullable(access.get(token))
                .filter(held -> held.until().map(clock.instant()::isBefore).orElse(true));
    }

    /** Ends one access token. */
    synchronized void end(String token) {
        access.remove(token);
    }

    /** Ends all access tokens. */
    synchronized void endAccess() {
        access.clear();
    }

    /** Ends everything. */
    synchronized void endAll() {
        access.clear();
        refresh.clear();
    }

    private Pair next(Set<String> scopes, Line line, int generation) {
        Instant now = clock.instant();
        HeldToken given = give("shpat_", scopes, Optional.empty(), Optional.of(now.plus(ACCESS)));
        String token = "shprt_" + digits();
        refresh.put(token, new Refresh(line, generation, now.plus(REFRESH), Optional.empty()));
        return new Pair(given, Optional.of(token));
    }

    private HeldToken give(String prefix, Set<String> scopes, Optional<Long> user, Optional<Instant> until) {
        var given = new HeldToken(prefix + digits(), scopes, user, until);
        access.put(given.token(), given);
        return given;
    }

    private String digits() {
        return HexFormat.of().toHexDigits(random.nextLong()) + HexFormat.of().toHexDigits(random.nextLong());
    }

    /** Refresh tokens that follow each other; only the latest used one and those after it hold. */
    private static final class Line {
        private int used;
    }

    private record Refresh(Line line, int generation, Instant until, Optional<Instant> first) {}
}
