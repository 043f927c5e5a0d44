package dev.packshot.catalog;

/**
 * What a platform's slot is given: the target that the renderer aims at. The rules that judge the outcome are
 * {@link ImageRule}s.
 *
 * @param platform whose slot
 * @param main whether it is the target of the main picture (else of gallery pictures)
 * @param canvas wanted size
 * @param smallestSide canvas side below which the canvas doesn't shrink to spare a small original from enlargement, px
 * @param fill longer side of the product's box over the canvas side, 0..1
 * @param backdrop what stands behind the product
 * @param shadow shadow under the product
 * @param format file format
 * @param quality encoder quality 1..100, ignored for PNG
 * @param lowestQuality quality at which the search for a small enough file ends, 1..quality
 * @param maxBytes largest file, bytes
 */
public record ImageSpec(
        Platform platform,
        boolean main,
        PixelSize canvas,
        int smallestSide,
        double fill,
        Backdrop backdrop,
        Shadow shadow,
        MediaType format,
        int quality,
        int lowestQuality,
        long maxBytes) {

    public ImageSpec {
        if (!(fill > 0 && fill <= 1)) {
            throw new IllegalArgumentException("Fill is a ratio above 0 up to 1, but was " + fill);
        }
        if (quality < 1 || quality > 100 || lowestQuality < 1 || lowestQuality > quality) {
            throw new IllegalArgumentException(
                    "Quality is 1 to 100 with lowest ≤ quality, but was %d and %d".formatted(quality, lowestQuality));
        }
        if (smallestSide < 1 || maxBytes < 1) {
            throw new IllegalArgumentException("Smallest side and largest file are positive");
        }
        switch (format) {
            case JPEG, PNG, WEBP, AVIF -> {}
            case TIFF, GIF, HEIC ->
                throw new IllegalArgumentException("Renditions are JPEG, PNG, WebP or AVIF, not " + format);
        }
        if (backdrop instanceof Backdrop.Transparent && format == MediaType.JPEG) {
            throw new IllegalArgumentException("JPEG has no alpha channel: choose png, webp or avif for transparent");
        }
    }
}
