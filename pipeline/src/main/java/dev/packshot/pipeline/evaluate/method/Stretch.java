package dev.packshot.pipeline.evaluate.method;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.Raster;

/** Coverages on a small grid, stretched over the whole photograph by straight-line interpolation. */
final class Stretch {
    private Stretch() {}

    /**
     * Stretches.
     *
     * @param coverage 0..1 per cell, row after row
     * @param cells size of the grid, which spans the photograph
     * @return H×W×1
     */
    static Raster over(PixelSize photo, float[] coverage, PixelSize cells, PixelMemory memory) {
        Raster alpha = memory.allocate(photo, 1);
        byte[] row = new byte[alpha.stride()];
        double scaleX = (double) cells.width() / photo.width();
        double scaleY = (double) cells.height() / photo.height();
        for (int y = 0; y < photo.height(); y++) {
            double cy = Math.clamp((y + 0.5) * scaleY - 0.5, 0, cells.height() - 1);
            int top = (int) cy * cells.width();
            int bottom = Math.min((int) cy + 1, cells.height() - 1) * cells.width();
            double down = cy - (int) cy;
            for (int x = 0; x < row.length; x++) {
                double cx = Math.clamp((x + 0.5) * scaleX - 0.5, 0, cells.width() - 1);
                int left = (int) cx;
                int right = Math.min(left + 1, cells.width() - 1);
                double across = cx - left;
                double upper = coverage[top + left] + across * (coverage[top + right] - coverage[top + left]);
                double lower = coverage[bottom + left] + across * (coverage[bottom + right] - coverage[bottom + left]);
                row[x] = (byte) Math.round(255 * (upper + down * (lower - upper)));
            }
            alpha.writeRow(y, row);
        }
        return alpha;
    }
}
