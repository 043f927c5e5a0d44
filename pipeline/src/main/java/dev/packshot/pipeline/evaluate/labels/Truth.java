package dev.packshot.pipeline.evaluate.labels;

import dev.packshot.pipeline.raster.Raster;

/**
 * Where the product is, as somebody labelled it.
 *
 * @param alpha H×W×1 of the working photograph's size, 0 (ground) to 255 (product)
 * @param ignoresMiddle whether pixels of value {@link #UNKNOWN} aren't scored
 * @param trueAlpha whether partly covered pixels were measured
 */
public record Truth(Raster alpha, boolean ignoresMiddle, boolean trueAlpha) {
    /** The value that means unknown where the mask says so. */
    public static final int UNKNOWN = 128;

    /** Whether a pixel with this label counts. */
    public boolean scored(int label) {
        return !(ignoresMiddle && label == UNKNOWN);
    }
}
