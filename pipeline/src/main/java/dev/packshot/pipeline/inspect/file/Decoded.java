package dev.packshot.pipeline.inspect.file;

import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.Raster;
import dev.packshot.pipeline.vips.Vips;
import dev.packshot.pipeline.vips.VipsImage;

/**
 * A file opened again the way a marketplace opens it.
 *
 * @param facts what it says about itself
 * @param pixels H×W×3 or H×W×4 sRGB, upright, of the first page
 */
public record Decoded(FileFacts facts, Raster pixels) {
    private static final int SRGB = 22;

    /**
     * Decodes a file.
     *
     * @param memory where the pixels are taken from; the caller closes them
     * @throws dev.packshot.pipeline.vips.VipsException when the file is damaged
     * @throws IllegalArgumentException when it isn't a picture
     */
    public static Decoded of(byte[] file, PixelMemory memory) {
        FileType type = FileType.of(file);
        try (Vips vips = Vips.open()) {
            VipsImage image = open(vips, type, file, true);
            FileFacts facts = FileFacts.of(type, file, image);
            if (image.integer("orientation").orElse(1) > 1) {
                // Turning needs pixels out of order.
                image = vips.operation("autorot")
                        .with("in", open(vips, type, file, false))
                        .image();
            }
            return new Decoded(facts, inSrgb(vips, image, facts).raster(memory));
        }
    }

    private static VipsImage open(Vips vips, FileType type, byte[] file, boolean sequential) {
        return vips.operation(type.loader())
                .source(vips.source(file))
                .with("access", sequential ? "sequential" : "random")
                .with("fail-on", "error")
                .image();
    }

    private static VipsImage inSrgb(Vips vips, VipsImage image, FileFacts facts) {
        if (!facts.profile().equals(ColourProfile.NONE) && !facts.profile().equals(ColourProfile.SRGB)) {
            return vips.operation("icc_transform")
                    .with("in", image)
                    .with("output-profile", "srgb")
                    .with("embedded", true)
                    .with("intent", "relative")
                    .image();
        }
        return image.interpretation() == SRGB && image.format() == 0
                ? image
                : vips.operation("colourspace")
                        .with("in", image)
                        .with("space", "srgb")
                        .image();
    }
}
