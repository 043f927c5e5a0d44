package dev.packshot.pipeline.refine;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.raster.PixelRect;
import dev.packshot.pipeline.raster.Raster;
import dev.packshot.pipeline.refine.grid.Grid;
import java.util.function.IntUnaryOperator;

/**
 * Whether the product runs along the photograph's border, where it may be cut off. A faint veil does not count, nor a
 * strand that leaves the picture: at least half covered pixels must follow each other for a real stretch.
 */
final class FrameContact {
    private static final int HALF = 128;
    /** Least stretch as a share of its side of the photograph, and in coarse cells: the longer of both counts. */
    private static final double LEAST_SHARE = 0.015;

    private static final int LEAST_CELLS = 4;

    private FrameContact() {}

    /**
     * Looks along the four sides.
     *
     * @param alpha H×W×1 of the rectangle
     * @param place the rectangle in the photograph; alpha is 0 outside
     */
    static boolean of(Raster alpha, PixelRect place, Grid grid) {
        PixelSize photo = grid.photo();
        int right = place.width() - 1;
        int bottom = place.height() - 1;
        int across = leastStretch(photo.width(), grid);
        int down = leastStretch(photo.height(), grid);
        return (place.top() == 0 && runs(place.width(), across, x -> alpha.sample(x, 0, 0)))
                || (place.bottom() == photo.height() && runs(place.width(), across, x -> alpha.sample(x, bottom, 0)))
                || (place.left() == 0 && runs(place.height(), down, y -> alpha.sample(0, y, 0)))
                || (place.right() == photo.width() && runs(place.height(), down, y -> alpha.sample(right, y, 0)));
    }

    private static int leastStretch(int side, Grid grid) {
        return Math.max((int) Math.ceil(LEAST_SHARE * side), LEAST_CELLS * grid.coarsePixels());
    }

    private static boolean runs(int count, int least, IntUnaryOperator alphaAt) {
        int run = 0;
        for (int i = 0; i < count && run < least; i++) {
            run = alphaAt.applyAsInt(i) >= HALF ? run + 1 : 0;
        }
        return run >= least;
    }
}
