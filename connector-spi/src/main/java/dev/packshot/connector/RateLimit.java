package dev.packshot.connector;

import java.time.Duration;

/**
 * How much of something may be used in a time, as a bucket that refills evenly.
 *
 * @param lane what is counted together, such as {@code calls} or {@code points}
 * @param capacity most that can be used at once, units of the lane
 * @param refill units that come back in {@code period}
 * @param period above zero
 */
public record RateLimit(String lane, long capacity, long refill, Duration period) {
    public RateLimit {
        if (capacity < 1 || refill < 1 || period.isZero() || period.isNegative()) {
            throw new IllegalArgumentException("A rate limit lets something through: " + lane);
        }
    }
}
