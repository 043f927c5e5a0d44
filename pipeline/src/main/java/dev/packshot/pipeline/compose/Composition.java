package dev.packshot.pipeline.compose;

import dev.packshot.catalog.ImageSpec;
import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.raster.PixelRect;
import dev.packshot.pipeline.raster.Raster;

/**
 * A finished picture before encoding.
 *
 * @param spec what it was composed for
 * @param pixels H×W×3 sRGB on its backdrop, or H×W×4 (not premultiplied) when the backdrop is transparent
 * @param coverage H×W×1: the product's alpha on this canvas, shadow not counted
 * @param reference H×W×3: the photograph's own pixels brought to this canvas by the same geometry, meaningful where
 *     {@code coverage} is 255; the measure of fidelity
 * @param box smallest rectangle that holds every coverage ≥ 128
 * @param scale rendition pixels over the upright photograph's pixels; above 1 is an enlargement
 * @param altered whether light or colour of the product was changed on purpose
 */
public record Composition(
        ImageSpec spec,
        Raster pixels,
        Raster coverage,
        Raster reference,
        PixelRect box,
        double scale,
        boolean altered) {

    /** Size of the canvas. */
    public PixelSize size() {
        return pixels.size();
    }

    /** Whether the product was enlarged beyond the photograph's resolution (with a pixel of tolerance). */
    public boolean enlarged() {
        return scale > 1.005;
    }

    /** Gives the pixels back; nothing of this composition is used afterwards. */
    public void release() {
        pixels.close();
        coverage.close();
        reference.close();
    }
}
