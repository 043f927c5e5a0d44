package dev.packshot.connector.cornershop;

import dev.packshot.connector.MarketplaceConnector;
import java.net.URI;
import java.util.Set;
import java.util.function.Function;

/**
 * A connector that is wrong in one thing.
 *
 * @param name what is wrong, as words
 * @param deferring whether its shop accepts first and applies later
 * @param connector to an address
 * @param breaks ids of exactly the promises that it breaks
 */
record Flaw(String name, boolean deferring, Function<URI, MarketplaceConnector> connector, Set<String> breaks) {
    static Flaw of(String name, Function<URI, MarketplaceConnector> connector, String... breaks) {
        return new Flaw(name, false, connector, Set.of(breaks));
    }

    static Flaw deferred(String name, Function<URI, MarketplaceConnector> connector, String... breaks) {
        return new Flaw(name, true, connector, Set.of(breaks));
    }

    @Override
    public String toString() {
        return name;
    }
}
