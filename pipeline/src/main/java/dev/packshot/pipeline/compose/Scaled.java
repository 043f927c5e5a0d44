package dev.packshot.pipeline.compose;

import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.PixelRect;
import dev.packshot.pipeline.raster.Raster;
import dev.packshot.pipeline.vips.Vips;
import dev.packshot.pipeline.vips.VipsImage;

/**
 * The product at its final size, before it is laid on the canvas; all three have one size.
 *
 * @param colour H×W×3, not premultiplied
 * @param alpha H×W×1, without the faintest traces
 * @param photo H×W×3: the photograph by the same geometry
 */
record Scaled(Raster colour, Raster alpha, Raster photo) implements AutoCloseable {
    /** Alpha that no eye sees but that would keep the ground from being exact. */
    private static final int TRACE = 3;

    /**
     * Turns and scales.
     *
     * @param foreground the product's colours and alpha
     * @param source photograph of the whole cut-out
     * @param part the foreground's rectangle in {@code source}
     * @param degrees clockwise turn before scaling
     * @param scale out over in
     */
    static Scaled of(
            Foreground foreground, Raster source, PixelRect part, double degrees, double scale, PixelMemory memory) {
        try (Vips vips = Vips.open()) {
            VipsImage photo = vips.operation("extract_area")
                    .with("input", vips.image(source))
                    .with("left", part.left())
                    .with("top", part.top())
                    .with("width", part.width())
                    .with("height", part.height())
                    .image();
            // A two-lobed kernel never puts alpha where there was none; a three-lobed one would, as a ripple.
            Raster alpha = moved(vips, vips.image(foreground.alpha()), degrees, scale, "cubic", memory);
            clean(alpha);
            return new Scaled(
                    moved(vips, vips.image(foreground.colour()), degrees, scale, "lanczos3", memory),
                    alpha,
                    moved(vips, photo, degrees, scale, "lanczos3", memory));
        }
    }

    private static Raster moved(
            Vips vips, VipsImage image, double degrees, double scale, String kernel, PixelMemory memory) {
        VipsImage turned = degrees == 0
                ? image
                : vips.operation("rotate")
                        .with("in", image)
                        .with("angle", degrees)
                        .with("interpolate", "bicubic")
                        .image();
        return vips.operation("resize")
                .with("in", turned)
                .with("scale", scale)
                .with("kernel", kernel)
                .image()
                .raster(memory);
    }

    private static void clean(Raster alpha) {
        byte[] row = new byte[alpha.stride()];
        for (int y = 0; y < alpha.height(); y++) {
            alpha.readRow(y, row);
            for (int x = 0; x < row.length; x++) {
                row[x] = (row[x] & 0xFF) < TRACE ? 0 : row[x];
            }
            alpha.writeRow(y, row);
        }
    }

    @Override
    public void close() {
        colour.close();
        alpha.close();
        photo.close();
    }
}
