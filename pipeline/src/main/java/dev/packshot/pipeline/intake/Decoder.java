package dev.packshot.pipeline.intake;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.intake.header.Header;
import dev.packshot.pipeline.intake.heic.HeicDecoder;
import dev.packshot.pipeline.intake.heic.HeicPicture;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.Raster;
import dev.packshot.pipeline.vips.Vips;
import dev.packshot.pipeline.vips.VipsImage;
import dev.packshot.pipeline.vips.VipsOperation;
import java.util.Optional;
import java.util.Set;

/** Opens one file whose header was admitted, with the one decoder of its type; pixels are lazy but for HEIC. */
final class Decoder {
    private static final int LARGEST_SHRINK = 8;

    /** libvips' numbers for 8 and 16 bits, 16 bits with sign (Lab) and floating point. */
    private static final Set<Integer> SAMPLE_TYPES = Set.of(0, 2, 3, 6);

    private final Vips vips;
    private final Limits limits;

    Decoder(Vips vips, Limits limits) {
        this.vips = vips;
        this.limits = limits;
    }

    /**
     * A file being decoded.
     *
     * @param image as stored, at most the working size
     * @param full size before the reduction
     * @param orientation Exif's number
     * @param premultiplied whether colours were multiplied by alpha
     * @param xmp the XMP packet
     */
    record Opened(VipsImage image, PixelSize full, int orientation, boolean premultiplied, Optional<byte[]> xmp) {}

    Opened open(byte[] file, Header header, PixelMemory memory) {
        return switch (header.type()) {
            case JPEG -> jpeg(file, header);
            case PNG -> strict("pngload_source", file, header);
            case TIFF -> strict("tiffload_source", file, header);
            case WEBP -> strict("webpload_source", file, header);
            case AVIF -> strict("heifload_source", file, header);
            case GIF -> strict("gifload_source", file, header);
            case HEIC -> heic(file, header, memory);
        };
    }

    /** JPEG halves itself while it is decoded, up to three times. */
    private Opened jpeg(byte[] file, Header header) {
        PixelSize full = header.stored();
        int shrink = 1;
        while (shrink < LARGEST_SHRINK && full.pixels() / (4L * shrink * shrink) >= limits.workingPixels()) {
            shrink *= 2;
        }
        return opened(
                loader("jpegload_source", file, "warning")
                        .with("shrink", shrink)
                        .image(),
                full,
                header);
    }

    private Opened strict(String operation, byte[] file, Header header) {
        VipsImage image = loader(operation, file, "error").image();
        return opened(image, image.size(), header);
    }

    private VipsOperation loader(String operation, byte[] file, String strictness) {
        return vips.operation(operation)
                .source(vips.source(file))
                .with("access", "sequential")
                .with("fail-on", strictness);
    }

    private Opened opened(VipsImage image, PixelSize full, Header header) {
        if (image.size().pixels() > header.stored().pixels()) {
            throw new Refusal(
                    Refusal.Reason.DAMAGED,
                    "Its header says %s, its picture %s.".formatted(header.stored(), image.size()));
        }
        if (!SAMPLE_TYPES.contains(image.format())) {
            throw new Refusal(Refusal.Reason.UNKNOWN_TYPE, "Its samples are measurements, not colours.");
        }
        return new Opened(image, full, image.integer("orientation").orElse(1), false, image.block("xmp-data"));
    }

    private Opened heic(byte[] file, Header header, PixelMemory memory) {
        HeicPicture picture = new HeicDecoder().decode(file, header.stored().pixels(), memory);
        Raster pixels = picture.pixels();
        VipsImage image = vips.operation("copy")
                .with("in", vips.image(pixels))
                .with("interpretation", "srgb")
                .image();
        picture.profile().ifPresent(profile -> image.setBlock("icc-profile-data", profile));
        return new Opened(image, pixels.size(), 1, picture.premultiplied(), picture.xmp());
    }
}
