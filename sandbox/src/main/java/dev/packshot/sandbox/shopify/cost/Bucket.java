package dev.packshot.sandbox.shopify.cost;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Points that one app may use of one shop: a bucket that refills evenly. Safe for several threads. */
public final class Bucket {
    private final Clock clock;
    private double size;
    private double rate;
    private double available;
    private Instant at;

    /**
     * A full one.
     *
     * @param size points at most
     * @param rate points that come back each second
     */
    public Bucket(Clock clock, int size, int rate) {
        this.clock = clock;
        this.size = size;
        this.rate = rate;
        this.available = size;
        this.at = clock.instant();
    }

    /** What it holds now. */
    public synchronized Status status() {
        refill();
        return new Status(size, Math.floor(available), rate);
    }

    /** Takes points out, if they are there. */
    public synchronized boolean take(int points) {
        refill();
        if (points > available) {
            return false;
        }
        available -= points;
        return true;
    }

    /** Gives back what wasn't used after all. */
    public synchronized void giveBack(int points) {
        refill();
        available = Math.min(size, available + points);
    }

    /** Changes what it holds at most, and how fast it refills. */
    public synchronized void resize(int newSize, int newRate) {
        refill();
        size = newSize;
        rate = newRate;
        available = Math.min(available, size);
    }

    private void refill() {
        Instant now = clock.instant();
        if (now.isAfter(at)) {
            available =
                    Math.min(size, available + rate * Duration.between(at, now).toNanos() / 1e9);
            at = now;
        }
    }

    /** {@code throttleStatus} of an answer, all in points. */
    public record Status(double maximumAvailable, double currentlyAvailable, double restoreRate) {
        /**
         * As an answer tells it.
         *
         * @param requested what the query may cost
         * @param actual what it did cost; empty when it wasn't run
         */
        public Map<String, Object> told(int requested, Optional<Integer> actual) {
            var cost = new LinkedHashMap<String, Object>();
            cost.put("requestedQueryCost", requested);
            cost.put("actualQueryCost", actual.orElse(null));
            cost.put(
                    "throttleStatus",
                    Map.of(
                            "maximumAvailable", maximumAvailable,
                            "currentlyAvailable", currentlyAvailable,
                            "restoreRate", restoreRate));
            return cost;
        }
    }
}
