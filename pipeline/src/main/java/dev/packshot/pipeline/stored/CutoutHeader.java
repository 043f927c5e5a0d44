package dev.packshot.pipeline.stored;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.raster.PixelRect;
import dev.packshot.pipeline.raster.Raster;
import dev.packshot.pipeline.refine.Cutout;

/** All of a stored {@link Cutout} but its pixels; components as there. */
record CutoutHeader(PixelRect place, PixelSize photo, PixelRect box, double scale, UncertaintyJson uncertainty) {
    CutoutHeader {
        if (!within(place, photo) || !within(box, place.size())) {
            throw new IllegalArgumentException(
                    "%s lies outside of %s, or %s outside of it".formatted(place, photo, box));
        }
        if (!(scale > 0 && scale <= 1)) {
            throw new IllegalArgumentException("A scale is above 0 up to 1, but was " + scale);
        }
    }

    private static boolean within(PixelRect rect, PixelSize size) {
        return rect.left() >= 0
                && rect.top() >= 0
                && (long) rect.left() + rect.width() <= size.width()
                && (long) rect.top() + rect.height() <= size.height();
    }

    static CutoutHeader of(Cutout cutout) {
        return new CutoutHeader(
                cutout.place(), cutout.photo(), cutout.box(), cutout.scale(), UncertaintyJson.of(cutout.uncertainty()));
    }

    Cutout cutout(Raster pixels, Raster source) {
        return new Cutout(pixels, source, place, photo, box, scale, uncertainty.value());
    }
}
