package dev.packshot.pipeline.render;

import dev.packshot.pipeline.raster.Raster;
import dev.packshot.pipeline.vips.Vips;
import dev.packshot.pipeline.vips.VipsImage;

/** Small JPEGs for people: contact sheets and review pages. */
public final class Preview {
    /** Longest side in px: sharp at 240 CSS px on a dense screen. */
    private static final int LONGEST = 480;

    private static final int QUALITY = 80;

    private Preview() {}

    /**
     * A small JPEG of a picture.
     *
     * @param pixels H×W×3, or H×W×4 laid on a light grey
     */
    public static byte[] of(Raster pixels) {
        try (Vips vips = Vips.open()) {
            VipsImage picture = vips.image(pixels);
            if (pixels.bands() == 4) {
                picture = vips.operation("flatten")
                        .with("in", picture)
                        .with("background", "238 240 243")
                        .image();
            }
            double scale = Math.min(1.0, (double) LONGEST / pixels.size().longest());
            return vips.operation("jpegsave_target")
                    .with(
                            "in",
                            vips.operation("resize")
                                    .with("in", picture)
                                    .with("scale", scale)
                                    .image())
                    .with("Q", QUALITY)
                    .with("optimize-coding", true)
                    .with("keep", "none")
                    .encode();
        }
    }
}
