package dev.packshot.pipeline.refine.edge;

import dev.packshot.catalog.PixelSize;

/**
 * Values on a coarser grid, read at full resolution by straight-line interpolation between cell centres: first one row
 * of cells between two rows, then pixel by pixel along it.
 */
final class Stretched {
    private final PixelSize cells;
    private final int step;
    private final int stride;
    private final int used;
    private final float[] values;
    private final float[] row;

    /**
     * Prepares.
     *
     * @param step side of a cell in pixels
     * @param values per cell, {@code stride} of them
     * @param stride values per cell
     * @param used how many of them are wanted, from the first on
     */
    Stretched(PixelSize cells, int step, float[] values, int stride, int used) {
        this.cells = cells;
        this.step = step;
        this.stride = stride;
        this.used = used;
        this.values = values;
        this.row = new float[cells.width() * used];
    }

    /** Interpolates between the rows of cells around the middle of pixel row {@code y}: {@code used} values a cell. */
    float[] row(int y) {
        float position = (y + 0.5f) / step - 0.5f;
        int upper = Math.clamp((int) Math.floor(position), 0, cells.height() - 1);
        int lower = Math.min(upper + 1, cells.height() - 1);
        float share = Math.clamp(position - upper, 0, 1);
        for (int x = 0, out = 0; x < cells.width(); x++) {
            int a = (upper * cells.width() + x) * stride;
            int b = (lower * cells.width() + x) * stride;
            for (int k = 0; k < used; k++) {
                row[out++] = values[a + k] + share * (values[b + k] - values[a + k]);
            }
        }
        return row;
    }

    /** Column of cells whose centre is at or left of the middle of pixel column {@code x}. */
    int left(int x) {
        int position = 2 * x + 1 - step;
        return position < 0 ? 0 : Math.min(position / (2 * step), cells.width() - 1);
    }

    /** The column to the right of {@link #left}. */
    int right(int left) {
        return Math.min(left + 1, cells.width() - 1);
    }

    /** How far a pixel column is on the way from its left to its right cell, 0..1. */
    float share(int x, int left) {
        return Math.clamp((x + 0.5f) / step - 0.5f - left, 0, 1);
    }
}
