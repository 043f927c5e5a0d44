package dev.packshot.pipeline.raster;

import dev.packshot.catalog.PixelSize;

/**
 * A rectangle of whole pixels; x grows to the right, y down.
 *
 * @param left first column
 * @param top first row
 * @param width columns, at least 1
 * @param height rows, at least 1
 */
public record PixelRect(int left, int top, int width, int height) {
    public PixelRect {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "A rectangle covers at least one pixel, but was %d × %d".formatted(width, height));
        }
    }

    /** First column to the right of it. */
    public int right() {
        return left + width;
    }

    /** First row below it. */
    public int bottom() {
        return top + height;
    }

    public PixelSize size() {
        return new PixelSize(width, height);
    }

    /** This rectangle grown by a margin on every side, cut at the borders of a picture. */
    public PixelRect grownWithin(int margin, PixelSize picture) {
        int x0 = Math.max(0, left - margin);
        int y0 = Math.max(0, top - margin);
        int x1 = Math.min(picture.width(), right() + margin);
        int y1 = Math.min(picture.height(), bottom() + margin);
        return new PixelRect(x0, y0, x1 - x0, y1 - y0);
    }
}
