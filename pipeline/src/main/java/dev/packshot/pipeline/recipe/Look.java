package dev.packshot.pipeline.recipe;

/**
 * How products are laid out and treated, for all platforms alike.
 *
 * @param centre what is put into the canvas's middle
 * @param straighten whether a slightly turned, straight-sided product is levelled (at most 5°)
 * @param sameScale whether the gallery pictures of a SKU share one scale, so that sizes compare
 * @param light whether light is changed; anything but KEEP marks the rendition as altered
 * @param sharpening strength of the unsharp mask after resizing, 0 (none) to 2
 */
public record Look(Centre centre, boolean straighten, boolean sameScale, Light light, double sharpening) {
    /** Boxed centre, nothing turned, own scale, light kept, gentle sharpening. */
    public static final Look DEFAULT = new Look(Centre.WEIGHT, false, false, Light.KEEP, 0.5);

    public Look {
        if (!(sharpening >= 0 && sharpening <= 2)) {
            throw new IllegalArgumentException("Sharpening is 0 to 2, but was " + sharpening);
        }
    }

    /** What is put into the middle. */
    public enum Centre {
        /** The middle of the product's box. */
        BOX,
        /** The product's centre of mass, as far as the margins allow. */
        WEIGHT
    }

    /** What happens to light. */
    public enum Light {
        /** Nothing: the buyer sees the photograph's own colours. */
        KEEP,
        /** A dark product is lifted by at most half a stop. */
        LIFT
    }
}
