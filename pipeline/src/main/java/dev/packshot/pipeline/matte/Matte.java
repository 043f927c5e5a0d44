package dev.packshot.pipeline.matte;

import dev.packshot.catalog.PixelSize;

/**
 * Where a network sees the product: coverage 0..1 on a small grid that spans the whole photograph (aspect kept, no
 * letterbox margins).
 *
 * @param size of the grid
 * @param coverage H×W, row after row, 0 (ground) to 1 (product); owned by this matte, not to be changed
 * @param source what made it: a model's id, or {@code own-alpha} for an already cut-out picture
 */
@SuppressWarnings("ArrayRecordComponent") // A value by identity on purpose: mattes are never compared.
public record Matte(PixelSize size, float[] coverage, String source) {
    public Matte {
        if (coverage.length != size.pixels()) {
            throw new IllegalArgumentException(
                    "A matte of %s has %d values, but got %d".formatted(size, size.pixels(), coverage.length));
        }
    }

    /** Coverage at a grid cell. */
    public float at(int x, int y) {
        return coverage[y * size.width() + x];
    }
}
