package dev.packshot.pipeline.render;

import dev.packshot.catalog.Backdrop;
import dev.packshot.catalog.ImageSpec;
import dev.packshot.catalog.Shadow;
import dev.packshot.pipeline.compose.Composition;
import dev.packshot.pipeline.raster.Raster;
import dev.packshot.pipeline.render.jpeg.ApplicationSegment;
import dev.packshot.pipeline.render.jpeg.WhiteGroundJpeg;
import dev.packshot.pipeline.vips.Vips;
import dev.packshot.pipeline.vips.VipsImage;
import dev.packshot.pipeline.vips.VipsOperation;
import java.util.List;

/** Writes one picture as a file, again at another quality if need be. Same picture and quality: same bytes. */
@FunctionalInterface
interface Encoder {
    /** 300 dpi: nobody prints these, but marketplaces have asked for 72 and more. */
    double PIXELS_PER_MILLIMETRE = 300 / 25.4;

    /**
     * From this quality on colour keeps its full resolution; below it, file size is what matters, and halved colour
     * costs the eye less than a still lower quality would.
     */
    int FULL_CHROMA_FROM = 90;

    /** WebP: a third dearer than effort 0 for a fifth fewer bytes; effort 4 doubles the time for another twentieth. */
    int WEBP_EFFORT = 2;

    /** AVIF: effort 4 takes fifteen times as long for a fifth fewer bytes. */
    int AVIF_EFFORT = 1;

    /** The file at a quality of 1 to 100; formats without loss ignore it. */
    byte[] encode(int quality);

    /** The encoder that suits a composition's format and backdrop. */
    static Encoder of(Composition composition, byte[] xmp) {
        Raster pixels = composition.pixels();
        Raster coverage = composition.coverage();
        return switch (composition.spec().format()) {
            case JPEG -> plainWhite(composition.spec()) ? whiteJpeg(pixels, coverage, xmp) : jpeg(pixels, xmp);
            case WEBP ->
                quality -> saved(pixels, xmp, "webpsave_target", quality, (save, q) -> save.with("Q", q)
                        .with("effort", WEBP_EFFORT)
                        .with("smart-subsample", q >= FULL_CHROMA_FROM));
            case AVIF ->
                quality -> saved(pixels, xmp, "heifsave_target", quality, (save, q) -> save.with("Q", q)
                        .with("compression", "av1")
                        .with("effort", AVIF_EFFORT)
                        .with("bitdepth", 8)
                        .with("subsample-mode", subsampling(q)));
            case PNG ->
                quality -> saved(pixels, xmp, "pngsave_target", quality, (save, q) -> save.with("compression", 6)
                        .with("filter", "all"));
            case TIFF, GIF, HEIC -> throw new IllegalArgumentException("Specs don't allow it");
        };
    }

    /** A shadow says that nobody asks for exact white, and its greys are what takes the white encoder longest. */
    private static boolean plainWhite(ImageSpec spec) {
        return spec.backdrop().equals(Backdrop.WHITE) && spec.shadow() == Shadow.NONE;
    }

    /** Ordinary encoders leave 252 to 254 around the product, which marketplaces call a halo. */
    private static Encoder whiteJpeg(Raster pixels, Raster coverage, byte[] xmp) {
        List<ApplicationSegment> segments =
                List.of(ApplicationSegment.xmp(xmp), ApplicationSegment.icc(SrgbProfile.bytes()));
        return quality -> WhiteGroundJpeg.encode(pixels, coverage, quality, segments);
    }

    private static Encoder jpeg(Raster pixels, byte[] xmp) {
        return quality -> JfifHeader.first(saved(pixels, xmp, "jpegsave_target", quality, (save, q) -> save.with("Q", q)
                .with("optimize-coding", true)
                .with("subsample-mode", subsampling(q))));
    }

    private static String subsampling(int quality) {
        return quality >= FULL_CHROMA_FROM ? "off" : "on";
    }

    private static byte[] saved(Raster pixels, byte[] xmp, String operation, int quality, Settings settings) {
        try (Vips vips = Vips.open()) {
            VipsImage tagged = vips.operation("copy")
                    .with("in", vips.image(pixels))
                    .with("interpretation", "srgb")
                    .with("xres", PIXELS_PER_MILLIMETRE)
                    .with("yres", PIXELS_PER_MILLIMETRE)
                    .image();
            tagged.setBlock("xmp-data", xmp).setBlock("icc-profile-data", SrgbProfile.bytes());
            VipsOperation save = vips.operation(operation).with("in", tagged).with("keep", "xmp:icc");
            return settings.applied(save, quality).encode();
        }
    }

    /** A format's own settings. */
    @FunctionalInterface
    interface Settings {
        VipsOperation applied(VipsOperation save, int quality);
    }
}
