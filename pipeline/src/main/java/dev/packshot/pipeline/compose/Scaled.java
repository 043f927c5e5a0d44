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
     * Catmull-Rom. Its two lobes never put alpha where there was none; Lanczos's third one would, as a ripple on the
     * ground two to three pixels off the edge.
     */
    private static final String KERNEL = "cubic";

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
            try (Raster pixels = moved(vips, vips.image(foreground.pixels()), degrees, scale, memory)) {
                return split(pixels, moved(vips, photo, degrees, scale, memory));
            }
        }
    }

    private static Raster moved(Vips vips, VipsImage image, double degrees, double scale, PixelMemory memory) {
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
                .with("kernel", KERNEL)
                .image()
                .raster(memory);
    }

    private static Scaled split(Raster pixels, Raster photo) {
        Raster colour = pixels.memory().allocate(pixels.size(), 3);
        Raster alpha = pixels.memory().allocate(pixels.size(), 1);
        byte[] in = new byte[pixels.stride()];
        byte[] rgb = new byte[colour.stride()];
        byte[] a = new byte[alpha.stride()];
        for (int y = 0; y < pixels.height(); y++) {
            pixels.readRow(y, in);
            for (int x = 0; x < a.length; x++) {
                rgb[3 * x] = in[4 * x];
                rgb[3 * x + 1] = in[4 * x + 1];
                rgb[3 * x + 2] = in[4 * x + 2];
                a[x] = (in[4 * x + 3] & 0xFF) < TRACE ? 0 : in[4 * x + 3];
            }
            colour.writeRow(y, rgb);
            alpha.writeRow(y, a);
        }
        return new Scaled(colour, alpha, photo);
    }

    @Override
    public void close() {
        colour.close();
        alpha.close();
        photo.close();
    }
}
