package dev.packshot.pipeline.refine;

/**
 * Where a network's coverage is believed, from its model card.
 *
 * @param ground coverage at or below it is surely ground, 0..0.5
 * @param product coverage at or above it is surely product, 0.5..1
 */
public record TrimapThresholds(double ground, double product) {
    public TrimapThresholds {
        if (!(ground >= 0 && ground < 0.5 && product > 0.5 && product <= 1)) {
            throw new IllegalArgumentException(
                    "Thresholds are 0 ≤ ground < 0.5 < product ≤ 1, but were %s and %s".formatted(ground, product));
        }
    }

    /** For a network that says nothing about itself. */
    public static TrimapThresholds usual() {
        return new TrimapThresholds(0.1, 0.9);
    }
}
