package dev.packshot.pipeline.render;

import dev.packshot.pipeline.vips.Vips;
import dev.packshot.pipeline.vips.VipsImage;

/** The ICC profile that every rendition carries: libvips's own sRGB. */
final class SrgbProfile {
    private static final class Loaded {
        static final byte[] BYTES = load();
    }

    private SrgbProfile() {}

    /** The profile, not to be changed. */
    static byte[] bytes() {
        return Loaded.BYTES;
    }

    private static byte[] load() {
        try (Vips vips = Vips.open()) {
            VipsImage dot = vips.operation("black")
                    .with("width", 1)
                    .with("height", 1)
                    .with("bands", 3)
                    .image();
            byte[] png = vips.operation("pngsave_target")
                    .with("in", dot)
                    .with("profile", "srgb")
                    .encode();
            return vips.operation("pngload_source")
                    .source(vips.source(png))
                    .image()
                    .block("icc-profile-data")
                    .orElseThrow(() -> new IllegalStateException("libvips has no sRGB profile"));
        }
    }
}
