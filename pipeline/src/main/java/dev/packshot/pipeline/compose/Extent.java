package dev.packshot.pipeline.compose;

import dev.packshot.pipeline.raster.PixelRect;
import dev.packshot.pipeline.raster.Raster;
import java.util.Optional;

/**
 * Where a product is in its alpha.
 *
 * @param box smallest rectangle that holds every alpha ≥ 128
 * @param x centre of mass, px from the left
 * @param y centre of mass, px from the top
 */
record Extent(PixelRect box, double x, double y) {
    /**
     * Measures H×W×1 alpha.
     *
     * @throws IllegalArgumentException when all of it is 0
     */
    static Extent of(Raster alpha) {
        // A product as thin as a thread may have no pixel of its own left after scaling.
        return measured(alpha, 128)
                .or(() -> measured(alpha, 1))
                .orElseThrow(() -> new IllegalArgumentException("There is no product in this alpha"));
    }

    private static Optional<Extent> measured(Raster alpha, int least) {
        int left = Integer.MAX_VALUE;
        int right = -1;
        int top = -1;
        int bottom = -1;
        long mass = 0;
        long momentX = 0;
        long momentY = 0;
        byte[] row = new byte[alpha.stride()];
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
            top = top < 0 ? y : top;
            bottom = y + 1;
            left = Math.min(left, first);
            right = Math.max(right, last + 1);
            long rowMass = 0;
            long rowMoment = 0;
            for (int x = first; x <= last; x++) {
                int a = row[x] & 0xFF;
                rowMass += a;
                rowMoment += (long) a * x;
            }
            mass += rowMass;
            momentX += rowMoment;
            momentY += rowMass * y;
        }
        if (top < 0) {
            return Optional.empty();
        }
        return Optional.of(new Extent(
                new PixelRect(left, top, right - left, bottom - top),
                (double) momentX / mass + 0.5,
                (double) momentY / mass + 0.5));
    }
}
