package dev.packshot.sandbox.shopify.cost;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A bucket for each app at each shop. Safe for several threads. */
public final class Buckets {
    private record Key(String app, String shop) {}

    private final Map<Key, Bucket> buckets = new ConcurrentHashMap<>();
    private final Clock clock;
    private final int size;
    private final int rate;

    /**
     * None at first; each is full when it is first asked for.
     *
     * @param size points at most
     * @param rate points that come back each second
     */
    public Buckets(Clock clock, int size, int rate) {
        this.clock = clock;
        this.size = size;
        this.rate = rate;
    }

    /**
     * The bucket of an app at a shop.
     *
     * @param lowered whether the shop's limits are lowered to a quarter
     */
    public Bucket of(String app, String shop, boolean lowered) {
        Bucket bucket = buckets.computeIfAbsent(new Key(app, shop), unused -> new Bucket(clock, size, rate));
        bucket.resize(lowered ? Math.max(1, size / 4) : size, lowered ? Math.max(1, rate / 4) : rate);
        return bucket;
    }
}
