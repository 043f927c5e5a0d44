package dev.packshot.pipeline.refine;

/**
 * Where and how much a network's coverage is believed, from its model card.
 *
 * @param ground coverage at or below it is surely ground, 0..0.5
 * @param product coverage at or above it is surely product, 0.5..1
 * @param weight how much the log odds of its coverage count beside those of the colours, 0..10: about 0.5 for a small
 *     network that is often wrong, 3 for a strong one
 */
public record TrimapThresholds(double ground, double product, double weight) {
    public TrimapThresholds {
        if (!(ground >= 0 && ground < 0.5 && product > 0.5 && product <= 1)) {
            throw new IllegalArgumentException(
                    "Thresholds are 0 ≤ ground < 0.5 < product ≤ 1, but were %s and %s".formatted(ground, product));
        }
        if (!(weight >= 0 && weight <= 10)) {
            throw new IllegalArgumentException("The weight of a network is 0..10, but was " + weight);
        }
    }

    /** For a network that says nothing about itself. */
    public static TrimapThresholds usual() {
        return new TrimapThresholds(0.1, 0.9, 0.5);
    }
}
