package dev.packshot.pipeline.inspect;

/**
 * Measurements on a decoded rendition. The product mask is the composition's coverage from a tenth on; where the backdrop
 * is an operator's own picture, its colour is taken to be white.
 *
 * @param fillLongest longer side of the product's box over the canvas side, 0..1
 * @param fillArea product box area over canvas area, 0..1
 * @param backgroundPurity share of pixels outside the mask grown by 2 px that have exactly the backdrop's colour, 0..1
 * @param borderPurity the same over the outermost 1 % frame, 0..1
 * @param haloShare share of pixels in the ring 3 to 6 px outside the mask that differ from the backdrop, 0..1
 * @param touchesFrame whether the product reaches the canvas border
 * @param fidelityMean mean ΔE2000 between product pixels and the photograph's, inside the mask shrunk by 2 px
 * @param fidelityP95 95th percentile of the same
 * @param sharpness 90th percentile of the gradient's strength inside the mask, 0..255
 */
public record Figures(
        double fillLongest,
        double fillArea,
        double backgroundPurity,
        double borderPurity,
        double haloShare,
        boolean touchesFrame,
        double fidelityMean,
        double fidelityP95,
        double sharpness) {}
