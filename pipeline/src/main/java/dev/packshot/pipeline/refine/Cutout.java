package dev.packshot.pipeline.refine;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.raster.PixelRect;
import dev.packshot.pipeline.raster.Raster;

/**
 * A product freed from its ground, cropped to where it is.
 *
 * @param pixels H×W×4: foreground colours (sRGB, free of the old ground, <em>premultiplied</em> by alpha) and alpha
 * @param source H×W×3: the photograph's own pixels of the same rectangle, for judging fidelity
 * @param place this rectangle in the working photograph; {@code pixels} has its size
 * @param photo size of the working photograph
 * @param box smallest rectangle, in the coordinates of {@code pixels}, that holds every alpha ≥ 128
 * @param scale working pixels over the upright photograph's pixels, 0..1
 * @param uncertainty how doubtful the cut-out is
 */
public record Cutout(
        Raster pixels,
        Raster source,
        PixelRect place,
        PixelSize photo,
        PixelRect box,
        double scale,
        Uncertainty uncertainty) {}
