package dev.packshot.pipeline.intake;

import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.Raster;
import dev.packshot.pipeline.vips.Vips;
import dev.packshot.pipeline.vips.VipsImage;

/**
 * How a stored picture is turned to stand upright: the eight values of Exif's Orientation (CIPA DC-008, 4.6.5).
 *
 * @param angle libvips' name of a clockwise turn
 * @param mirrored whether left and right are swapped after the turn
 */
record Upright(String angle, boolean mirrored) {
    private static final Upright AS_STORED = new Upright("d0", false);

    /** Values outside 1..8 are nonsense and mean nothing. */
    static Upright of(int orientation) {
        return switch (orientation) {
            case 2 -> new Upright("d0", true);
            case 3 -> new Upright("d180", false);
            case 4 -> new Upright("d180", true);
            case 5 -> new Upright("d90", true);
            case 6 -> new Upright("d90", false);
            case 7 -> new Upright("d270", true);
            case 8 -> new Upright("d270", false);
            default -> AS_STORED;
        };
    }

    boolean swapsSides() {
        return angle.equals("d90") || angle.equals("d270");
    }

    /** The upright raster; the stored one is closed when it isn't the same. */
    Raster apply(Raster stored, PixelMemory memory) {
        if (equals(AS_STORED)) {
            return stored;
        }
        try (Vips vips = Vips.open()) {
            VipsImage image = vips.operation("rot")
                    .with("in", vips.image(stored))
                    .with("angle", angle)
                    .image();
            if (mirrored) {
                image = vips.operation("flip")
                        .with("in", image)
                        .with("direction", "horizontal")
                        .image();
            }
            return image.raster(memory);
        } finally {
            stored.close();
        }
    }
}
