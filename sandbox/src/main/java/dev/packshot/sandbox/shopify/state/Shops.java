package dev.packshot.sandbox.shopify.state;

import dev.packshot.sandbox.shopify.cdn.Shelf;
import dev.packshot.sandbox.shopify.shop.Gid;
import dev.packshot.sandbox.shopify.shop.Trap;
import dev.packshot.sandbox.shopify.shop.Traps;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** All shops of a sandbox, each made when it is first named by whoever owns the sandbox. Safe for several threads. */
public final class Shops implements Shelf, Traps {
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

    @Override
    public Optional<byte[]> shown(String shop, String fileName) {
        return find(shop).flatMap(each -> each.shown(fileName)).map(version -> version.picture()
                .bytes());
    }

    @Override
    public Optional<byte[]> original(String shop, Gid media) {
        return find(shop).flatMap(each -> each.original(media)).map(version -> version.picture()
                .bytes());
    }

    @Override
    public boolean on(String shop, Trap trap) {
        return find(shop).filter(each -> each.has(trap)).isPresent();
    }
}
