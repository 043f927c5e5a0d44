package dev.packshot.pipeline.inspect.file;

import com.adobe.internal.xmp.XMPException;
import com.adobe.internal.xmp.XMPMeta;
import com.adobe.internal.xmp.XMPMetaFactory;
import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.vips.VipsImage;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a file says about itself, read from its header and metadata.
 *
 * @param type told by its first bytes
 * @param bytes file size
 * @param size after EXIF orientation
 * @param colourModel rgb, cmyk, grey or lab
 * @param bits bits of a channel
 * @param alpha whether it has an alpha channel
 * @param profile see {@link ColourProfile#name}, or {@link ColourProfile#NONE}
 * @param dpi horizontal density, empty when the file doesn't state one
 * @param pages pages or frames, at least 1
 * @param animated whether the pages are frames of an animation
 * @param quality estimated, JPEG only
 * @param tiffCompression TIFF only
 * @param position whether EXIF or XMP tells a place on earth
 * @param sourceType last word of IPTC's digital source type, such as {@code trainedAlgorithmicMedia}
 */
public record FileFacts(
        FileType type,
        long bytes,
        PixelSize size,
        String colourModel,
        int bits,
        boolean alpha,
        String profile,
        OptionalDouble dpi,
        int pages,
        boolean animated,
        OptionalInt quality,
        Optional<String> tiffCompression,
        boolean position,
        Optional<String> sourceType) {

    private static final String IPTC_EXTENSION = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";
    private static final String XMP_EXIF = "http://ns.adobe.com/exif/1.0/";

    /** libvips names the fields of EXIF's position directory so. */
    private static final String EXIF_POSITION = "exif-ifd3-";

    private static final int GREY = 1;
    private static final int CMYK = 15;
    private static final int GREY_16 = 26;
    private static final int LAB = 13;
    private static final double MM_PER_INCH = 25.4;

    /**
     * Reads the facts.
     *
     * @param file the whole file
     * @param image the same file as its loader opened it
     */
    static FileFacts of(FileType type, byte[] file, VipsImage image) {
        Optional<XMPMeta> xmp = xmp(image);
        int pages = image.integer("n-pages").orElse(1);
        boolean frames = type == FileType.GIF || type == FileType.WEBP || type == FileType.AVIF;
        boolean turned = image.integer("orientation").orElse(1) >= 5;
        return new FileFacts(
                type,
                file.length,
                turned ? image.size().turned() : image.size(),
                colourModel(image),
                bits(image),
                hasAlpha(image),
                image.block("icc-profile-data").map(ColourProfile::name).orElse(ColourProfile.NONE),
                dpi(image),
                pages,
                (frames && pages > 1) || (type == FileType.PNG && FileHeaders.isAnimatedPng(file)),
                type == FileType.JPEG ? JpegQuality.of(file) : OptionalInt.empty(),
                type == FileType.TIFF ? FileHeaders.tiffCompression(file) : Optional.empty(),
                image.fields().stream().anyMatch(field -> field.startsWith(EXIF_POSITION))
                        || xmp.flatMap(meta -> text(meta, XMP_EXIF, "GPSLatitude"))
                                .isPresent(),
                xmp.flatMap(meta -> text(meta, IPTC_EXTENSION, "DigitalSourceType"))
                        .map(uri -> uri.substring(uri.lastIndexOf('/') + 1)));
    }

    private static String colourModel(VipsImage image) {
        return switch (image.interpretation()) {
            case GREY, GREY_16 -> "grey";
            case CMYK -> "cmyk";
            case LAB -> "lab";
            default -> image.bands() < 3 ? "grey" : "rgb";
        };
    }

    private static boolean hasAlpha(VipsImage image) {
        int colours =
                switch (colourModel(image)) {
                    case "grey" -> 1;
                    case "cmyk" -> 4;
                    default -> 3;
                };
        return image.bands() > colours;
    }

    private static int bits(VipsImage image) {
        if (image.format() != 0) {
            return image.integer("bits-per-sample").orElse(image.format() == 2 ? 16 : 32);
        }
        // A palette's index may be narrower, its colours have 8 bits.
        return image.has("palette") ? 8 : image.integer("bits-per-sample").orElse(8);
    }

    private static OptionalDouble dpi(VipsImage image) {
        if (!image.has("resolution-unit")) {
            return OptionalDouble.empty();
        }
        return image.text("xres")
                .map(perMm -> OptionalDouble.of(Double.parseDouble(perMm) * MM_PER_INCH))
                .orElse(OptionalDouble.empty());
    }

    private static Optional<XMPMeta> xmp(VipsImage image) {
        return image.block("xmp-data").flatMap(packet -> {
            try {
                return Optional.of(XMPMetaFactory.parseFromBuffer(packet));
            } catch (XMPException e) {
                return Optional.empty();
            }
        });
    }

    private static Optional<String> text(XMPMeta meta, String namespace, String property) {
        try {
            return Optional.ofNullable(meta.getPropertyString(namespace, property));
        } catch (XMPException e) {
            return Optional.empty();
        }
    }
}
