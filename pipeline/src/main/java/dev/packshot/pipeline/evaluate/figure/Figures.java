package dev.packshot.pipeline.evaluate.figure;

/**
 * How good one answer is. A figure that can't be told is {@code NaN}.
 *
 * <p>α is the answer, α* the label, both 0..1; an area is where they exceed ½; pixels that the label leaves open don't
 * count.
 *
 * @param iou |found ∩ true| / |found ∪ true| over all pixels at full resolution, 0..1; 1 when both are empty
 * @param mae mean |α − α*| over all pixels at full resolution, 0..1
 * @param maxFBeta greatest Fβ = (1 + β²) P R / (β² P + R), β² = 0.3, over 255 thresholds of α (Achanta et al., "Frequency-tuned
 *     Salient Region Detection", CVPR 2009), 0..1; {@code NaN} when the label is empty
 * @param boundaryF harmonic mean of the shares of found and true outlines that lie within 3 px of each other (Martin,
 *     Fowlkes and Malik, PAMI 2004), on maps reduced to 320 px on the long side by area means, 0..1; {@code NaN} when
 *     the label leaves all of the outline open
 * @param edgeError mean |α − α*| inside the edge band at full resolution, 0..1; {@code NaN} unless the label's alpha was
 *     measured
 * @param halo mean difference of the three channels, 0..255, between the cut-out on white and the true product on white,
 *     α* F + (1 − α*) 255, inside the edge band; F, the product's own colours, are estimated from photograph and true
 *     alpha ({@link ProductColours}); {@code NaN} unless the label's alpha was measured
 */
public record Figures(double iou, double mae, double maxFBeta, double boundaryF, double edgeError, double halo) {}
