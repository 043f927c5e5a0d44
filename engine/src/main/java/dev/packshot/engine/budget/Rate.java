package dev.packshot.engine.budget;

import dev.packshot.connector.RateLimit;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BandwidthBuilder;
import java.time.Duration;

/**
 * A bucket as it is believed to be.
 *
 * @param capacity most units at once, at least 1
 * @param perSecond units that come back, above zero
 */
record Rate(long capacity, double perSecond) {
    private static final double NANOS = 1e9;
    /** An answer raises what is believed by a tenth at most; it lowers it at once. */
    private static final double GROWTH = 0.1;
    /** With less than this share missing, the time to refill says more about the marketplace's window than its rate. */
    private static final double TELLING = 0.1;

    static Rate of(RateLimit declared) {
        return new Rate(
                declared.capacity(),
                declared.refill() * NANOS / declared.period().toNanos());
    }

    static Rate of(Bandwidth bandwidth) {
        return new Rate(
                bandwidth.getCapacity(), bandwidth.getRefillTokens() * NANOS / bandwidth.getRefillPeriodNanos());
    }

    /** As a bucket that refills evenly. The whole capacity in its time, since parts of units don't come back. */
    Bandwidth bandwidth() {
        return BandwidthBuilder.builder()
                .capacity(capacity)
                .refillGreedy(capacity, Duration.ofNanos(Math.max(1, Math.round(capacity * NANOS / perSecond))))
                .build();
    }

    /** What is believed after an answer. */
    Rate learned(long newCapacity, long available, Duration refillTime) {
        long most = newCapacity < 1 ? capacity : newCapacity;
        long believed = most <= capacity ? most : Math.min(most, capacity + Math.max(1, Math.round(capacity * GROWTH)));
        long missing = most - Math.max(0, available);
        if (refillTime.isZero() || refillTime.isNegative() || missing < Math.max(1, most * TELLING)) {
            return new Rate(believed, perSecond);
        }
        double told = missing * NANOS / refillTime.toNanos();
        return new Rate(believed, told <= perSecond ? told : Math.min(told, perSecond * (1 + GROWTH)));
    }

    /** Whether the difference is worth writing down. */
    boolean near(Rate other) {
        return capacity == other.capacity && Math.abs(perSecond - other.perSecond) <= 0.01 * perSecond;
    }
}
