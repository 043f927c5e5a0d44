package dev.packshot.pipeline.refine;

import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.PixelRect;
import dev.packshot.pipeline.raster.Raster;
import java.lang.foreign.MemorySegment;

/** Rectangles cut out of rasters, and found in them. */
final class Crop {
    private Crop() {}

    /** A copy of a rectangle. */
    static Raster of(Raster whole, PixelRect place, PixelMemory memory) {
        Raster part = memory.allocate(place.size(), whole.bands());
        for (int y = 0; y < place.height(); y++) {
            long from = (long) (place.top() + y) * whole.stride() + (long) place.left() * whole.bands();
            MemorySegment.copy(whole.pixels(), from, part.pixels(), (long) y * part.stride(), part.stride());
        }
        return part;
    }

    /**
     * Smallest rectangle that holds every alpha ≥ {@code least}.
     *
     * @param alpha H×W×1
     * @throws NothingFound when there is none
     */
    static PixelRect box(Raster alpha, int least) {
        byte[] row = new byte[alpha.stride()];
        int left = row.length;
        int right = -1;
        int top = -1;
        int bottom = -1;
        for (int y = 0; y < alpha.height(); y++) {
            alpha.readRow(y, row);
            int first = 0;
            while (first < row.length && (row[first] & 0xFF) < least) {
                first++;
            }
            if (first == row.length) {
                continue;
            }
            int last = row.length - 1;
            while ((row[last] & 0xFF) < least) {
                last--;
            }
            left = Math.min(left, first);
            right = Math.max(right, last);
            bottom = y;
            top = top < 0 ? y : top;
        }
        if (right < 0) {
            throw new NothingFound("Every pixel is transparent.");
        }
        return new PixelRect(left, top, right - left + 1, bottom - top + 1);
    }
}
