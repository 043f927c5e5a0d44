package dev.packshot.catalog;

/**
 * Width and height of a picture in pixels, both at least 1.
 *
 * @param width in px
 * @param height in px
 */
public record PixelSize(int width, int height) {
    public PixelSize {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "A picture is at least 1 × 1 px, but was %d × %d".formatted(width, height));
        }
    }

    /** A square of this side. */
    public static PixelSize square(int side) {
        return new PixelSize(side, side);
    }

    /** Width × height, which may exceed an int. */
    public long pixels() {
        return (long) width * height;
    }

    /** The longer side in px. */
    public int longest() {
        return Math.max(width, height);
    }

    /** The shorter side in px. */
    public int shortest() {
        return Math.min(width, height);
    }

    /** The same picture turned by a quarter. */
    public PixelSize turned() {
        return new PixelSize(height, width);
    }

    @Override
    public String toString() {
        return width + "×" + height;
    }
}
