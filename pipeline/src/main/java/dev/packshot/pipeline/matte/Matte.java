package dev.packshot.pipeline.matte;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.Raster;
import dev.packshot.pipeline.vips.Vips;
import java.lang.foreign.ValueLayout;

/**
 * Where a network sees the product: coverage 0..1 on a small grid that spans the whole photograph, without
 * letterbox margins. Its cells are square or, from a network that wants photographs stretched, not.
 *
 * @param size of the grid
 * @param coverage H×W, row after row, 0 (ground) to 1 (product); owned by this matte, not to be changed
 * @param source what made it: a model's id or {@link #OWN_ALPHA}
 */
@SuppressWarnings("ArrayRecordComponent") // A value by identity on purpose: mattes are never compared.
public record Matte(PixelSize size, float[] coverage, String source) {
    /** The source of a picture that came already cut out. */
    public static final String OWN_ALPHA = "own-alpha";

    private static final int LONGEST = 320;

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

    /**
     * The matte of a picture that came already cut out.
     *
     * @param alpha H×W×1, 0..255
     */
    public static Matte ofOwnAlpha(Raster alpha) {
        double scale = Math.min(1.0, (double) LONGEST / alpha.size().longest());
        try (var memory = new PixelMemory(4L * LONGEST * LONGEST);
                Vips vips = Vips.open()) {
            Raster small = vips.operation("resize")
                    .with("in", vips.image(alpha))
                    .with("scale", scale)
                    .with("kernel", "linear")
                    .image()
                    .raster(memory);
            float[] coverage = new float[Math.toIntExact(small.byteSize())];
            for (int i = 0; i < coverage.length; i++) {
                coverage[i] = (small.pixels().get(ValueLayout.JAVA_BYTE, i) & 0xFF) / 255f;
            }
            return new Matte(small.size(), coverage, OWN_ALPHA);
        }
    }
}
