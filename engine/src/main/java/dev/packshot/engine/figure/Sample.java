package dev.packshot.engine.figure;

import java.time.Instant;

/**
 * A figure in a time.
 *
 * @param start of the minute, hour or day, UTC
 * @param count how many there were
 * @param sum of their values
 * @param lowest of their values
 * @param highest of their values
 */
public record Sample(Instant start, long count, double sum, double lowest, double highest) {
    /** Mean of their values; 0 when there were none. */
    public double mean() {
        return count == 0 ? 0 : sum / count;
    }
}
