package dev.packshot.sandbox.shopify.state;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** All shops of a sandbox, each made when it is first named by whoever owns the sandbox. Safe for several threads. */
public final class Shops {
    private final Map<String, Shop> shops = new ConcurrentHashMap<>();
    private final Surroundings surroundings;

    /** None at first. */
    public Shops(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** A shop, made if it isn't there. */
    public Shop open(String domain) {
        return shops.computeIfAbsent(domain, unused -> new Shop(domain, surroundings));
    }

    /** A shop, if it is there. */
    public Optional<Shop> find(String domain) {
        return Optional.ofNullable(shops.get(domain));
    }

    /** All of them. */
    public Collection<Shop> all() {
        return List.copyOf(shops.values());
    }
}
