package dev.packshot.engine.publication;

import dev.packshot.connector.ConnectorDescriptor;
import dev.packshot.connector.RateLimit;
import dev.packshot.connector.WritePlan;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * What a change would take.
 *
 * @param uploads pictures that would be sent
 * @param units calls and whatever else the marketplace counts
 * @param time how long the marketplace's limits would make it last, at a steady rate
 * @param fee what the marketplace would charge, in its own currency
 */
record Estimate(int uploads, long units, Duration time, BigDecimal fee) {
    static Estimate of(WritePlan plan, ConnectorDescriptor descriptor) {
        Duration longest = Duration.ZERO;
        for (RateLimit limit : descriptor.limits()) {
            long units = plan.units().getOrDefault(limit.lane(), 0L);
            Duration refill = limit.period().multipliedBy(units).dividedBy(limit.refill());
            longest = refill.compareTo(longest) > 0 ? refill : longest;
        }
        long units = plan.units().values().stream().mapToLong(Long::longValue).sum();
        return new Estimate(plan.uploads(), units, longest, plan.fee());
    }

    /**
     * For people.
     *
     * @param pictures of the gallery in all
     */
    String sentence(int pictures) {
        return "Would put %d of %d pictures there anew: %d calls, %.1f minutes of quota, %s."
                .formatted(
                        uploads,
                        pictures,
                        units,
                        time.toMillis() / 60_000.0,
                        fee.signum() == 0 ? "no fee" : "a fee of " + fee.toPlainString());
    }
}
