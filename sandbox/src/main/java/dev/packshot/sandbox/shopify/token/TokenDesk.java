package dev.packshot.sandbox.shopify.token;

import dev.packshot.sandbox.shopify.identity.App;
import dev.packshot.sandbox.shopify.shop.Trap;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** What a shop has granted the app, and the tokens that say so. Safe for several threads. */
public final class TokenDesk {
    /** How long a code can be turned into tokens; Shopify says no figure, RFC 6749 at most ten minutes. */
    private static final Duration CODE = Duration.ofMinutes(10);

    private final Clock clock;
    private final RandomGenerator random;
    private final TokenBook book;
    private final Map<String, Code> codes = new HashMap<>();
    private final Predicate<Trap> traps;
    private Optional<Set<String>> granted = Optional.empty();
    private long refreshes;

    /**
     * A desk of a shop that has granted nothing yet.
     *
     * @param traps which of the shop's traps are on
     */
    public TokenDesk(Clock clock, RandomGenerator random, Predicate<Trap> traps) {
        this.traps = traps;
        this.clock = clock;
        this.random = random;
        this.book = new TokenBook(clock, random);
    }

    /** The merchant installs the app or takes its new scopes. */
    public synchronized void grant(Set<String> scopes) {
        granted = Optional.of(App.implied(scopes));
    }

    /** The merchant uninstalls the app: every token and code dies at once. */
    public synchronized void revoke() {
        granted = Optional.empty();
        codes.clear();
        book.endAll();
    }

    /** What is granted, with the scopes that are implied; empty while the app isn't installed. */
    public synchronized Optional<Set<String>> granted() {
        return granted;
    }

    /** What an access token allows; empty when it is unknown or over. */
    public synchronized Optional<HeldToken> access(String token) {
        return book.access(token);
    }

    /** Ends all access tokens before their time; they can be refreshed. */
    public synchronized void endAccessTokens() {
        book.endAccess();
    }

    /** A token for an hour without asking anybody, for tests that begin with an installed app. */
    public synchronized Issued issue() {
        return issued(book.expiring(granted.orElseThrow(() -> new IllegalStateException("The app isn't installed"))));
    }

    /** An old token that never ends, as apps got them before 2025-12. */
    public synchronized Issued issueLasting() {
        return issued(book.lasting(granted.orElseThrow(() -> new IllegalStateException("The app isn't installed"))));
    }

    /**
     * A token that never ends, as the owner of a custom app copies it from the admin.
     *
     * @param scopes what it allows, whatever is granted to the app
     */
    public synchronized String handOut(Set<String> scopes) {
        return issued(book.lasting(scopes)).access().token();
    }

    /** How many times a refresh token was used with success. */
    public synchronized long refreshes() {
        return refreshes;
    }

    boolean has(Trap trap) {
        return traps.test(trap);
    }

    /** The merchant agrees on the consent page. */
    synchronized String code(Set<String> scopes, boolean online) {
        granted = Optional.of(App.implied(scopes));
        String code = HexFormat.of().toHexDigits(random.nextLong());
        codes.put(code, new Code(clock.instant().plus(CODE), online));
        return code;
    }

    /** Turns a code into tokens, once. */
    synchronized Optional<Issued> redeem(String code, boolean expiring, long user) {
        Code known = codes.remove(code);
        if (known == null || !clock.instant().isBefore(known.until)) {
            return Optional.empty();
        }
        return granted.map(scopes -> issued(
                known.online ? book.online(scopes, user) : expiring ? book.expiring(scopes) : book.lasting(scopes)));
    }

    synchronized Optional<Issued> exchange(boolean online, boolean expiring, long user) {
        return granted.map(scopes ->
                issued(online ? book.online(scopes, user) : expiring ? book.expiring(scopes) : book.lasting(scopes)));
    }

    /** Turns a lasting token into an expiring pair; the old one is over then (Shopify: one time, irreversible). */
    synchronized Optional<Issued> migrate(String lasting) {
        if (book.access(lasting).filter(held -> held.until().isEmpty()).isEmpty()) {
            return Optional.empty();
        }
        book.end(lasting);
        return granted.map(scopes -> issued(book.expiring(scopes)));
    }

    synchronized Optional<Issued> renew(String refresh) {
        if (has(Trap.REFRESH_REFUSED)) {
            return Optional.empty();
        }
        Optional<Issued> renewed =
                granted.flatMap(scopes -> book.renew(refresh, scopes)).map(TokenDesk::issued);
        renewed.ifPresent(each -> refreshes++);
        return renewed;
    }

    private static Issued issued(TokenBook.Pair pair) {
        return new Issued(pair.access(), pair.refresh());
    }

    private record Code(Instant until, boolean online) {}

    /**
     * Tokens as they were given.
     *
     * @param access the access token
     * @param refresh its refresh token, where it has one
     */
    public record Issued(HeldToken access, Optional<String> refresh) {
        @Override
        public String toString() {
            return "Issued[" + access + "]";
        }
    }
}
