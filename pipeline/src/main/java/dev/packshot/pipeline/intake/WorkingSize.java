package dev.packshot.pipeline.intake;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.vips.Vips;
import dev.packshot.pipeline.vips.VipsImage;

/** Reduces photographs with more pixels than anything made of them can show. */
final class WorkingSize {
    private WorkingSize() {}

    /** Largest size of the same shape with at most so many pixels. */
    static PixelSize within(long pixels, PixelSize size) {
        if (size.pixels() <= pixels) {
            return size;
        }
        double scale = Math.sqrt((double) pixels / size.pixels());
        return new PixelSize(Math.max(1, (int) (size.width() * scale)), Math.max(1, (int) (size.height() * scale)));
    }

    /** The image at that size, lazily, row by row; with alpha it is weighted by it, so that hidden colours don't show. */
    static VipsImage reduce(Vips vips, VipsImage image, PixelSize target, boolean alpha) {
        if (image.size().equals(target)) {
            return image;
        }
        VipsImage weighted =
                alpha ? vips.operation("premultiply").with("in", image).image() : image;
        VipsImage small = vips.operation("resize")
                .with("in", weighted)
                .with("scale", (double) target.width() / image.width())
                .with("vscale", (double) target.height() / image.height())
                .image();
        return alpha ? unpremultiplied(vips, small, image.format()) : small;
    }

    /** Colours divided by alpha, in the sample type that they had. */
    static VipsImage unpremultiplied(Vips vips, VipsImage image, int format) {
        VipsImage straight = vips.operation("unpremultiply").with("in", image).image();
        return vips.operation("cast")
                .with("in", straight)
                .with("format", sampleType(format))
                .image();
    }

    /** libvips' name of the sample types that pictures come in. */
    private static String sampleType(int format) {
        return switch (format) {
            case 0 -> "uchar";
            case 2 -> "ushort";
            case 3 -> "short";
            default -> "float";
        };
    }
}
