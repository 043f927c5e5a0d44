package dev.packshot.pipeline.inspect.pixels;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.raster.Raster;

/**
 * The parts of a canvas that rules speak about, from the product's coverage.
 *
 * @param outside further than 2 px from the product: pure background
 * @param edge the 1st and 2nd pixel around the product
 * @param ring the 3rd to 6th pixel around the product
 * @param border the outermost 1 % of the canvas, as far as it is outside
 * @param core the product where it is fully opaque, shrunk by 2 px
 * @param stairs share of contour pixels that are hard corners of a staircase, 0..1
 */
record Regions(Mask outside, Mask edge, Mask ring, Mask border, Mask core, double stairs) {
    /** Coverage from which a pixel is the product's: a tenth. Fainter veils are judged as background. */
    private static final int PRODUCT = 26;

    private static final int HALF = 128;
    private static final int OPAQUE = 255;
    private static final int SPARED = 2;
    private static final int HALO = 6;
    private static final int CLEARLY_IN = 248;
    private static final int CLEARLY_OUT = 8;

    static Regions of(Raster coverage) {
        PixelSize size = coverage.size();
        Mask product = Mask.atLeast(coverage, PRODUCT);
        Mask spared = product.grown(SPARED);
        Mask outside = spared.inverse();
        return new Regions(
                outside,
                spared.without(product),
                spared.grown(HALO - SPARED).without(spared),
                Mask.frame(size, frameWidth(size)).and(outside),
                Mask.atLeast(coverage, OPAQUE).shrunk(SPARED),
                stairs(coverage));
    }

    /** Width of the outermost 1 %, px. */
    static int frameWidth(PixelSize size) {
        return Math.max(1, size.shortest() / 100);
    }

    private static double stairs(Raster coverage) {
        Mask half = Mask.atLeast(coverage, HALF);
        Mask contour = half.without(half.shrunk(1));
        long corners = 0;
        for (int y = 1; y < coverage.height() - 1; y++) {
            for (int x = contour.nextIn(y, 1); x < coverage.width() - 1; x = contour.nextIn(y, x + 1)) {
                if (coverage.sample(x, y, 0) >= CLEARLY_IN
                        && (isOut(coverage, x - 1, y) || isOut(coverage, x + 1, y))
                        && (isOut(coverage, x, y - 1) || isOut(coverage, x, y + 1))) {
                    corners++;
                }
            }
        }
        return (double) corners / Math.max(1, contour.count());
    }

    private static boolean isOut(Raster coverage, int x, int y) {
        return coverage.sample(x, y, 0) <= CLEARLY_OUT;
    }
}
