package dev.packshot.pipeline.recipe;

import java.util.Optional;

/** The keys of a profile, with what they take and mean: the reader, its messages and the documentation go by it. */
enum ProfileKey {
    CENTRE("look.centre", "\"weight\" or \"box\"", "What is put into the middle: the centre of mass, or the box."),
    STRAIGHTEN("look.straighten", "true or false", "Levels rectangular products that are askew by up to 5°."),
    SAME_SCALE("look.sameScale", "true or false", "One scale for all gallery pictures of a SKU."),
    LIGHT(
            "look.light",
            "\"keep\" or \"lift\"",
            "Lifts dark products by at most half a stop; the picture is then marked as altered."),
    SHARPENING("look.sharpening", "a number from 0 to 2", "Strength of sharpening after scaling."),
    BACKDROP(
            "backdrop",
            "\"white\", \"#rrggbb\", \"transparent\", or the path of a picture relative to the profile",
            "What stands behind the product. Transparent makes the format PNG unless one is given."),
    SHADOW("shadow", "\"none\", \"contact\" or \"soft\"", "The shadow under the product."),
    FILL(
            "fill",
            "a number above 0 up to 1, or a percentage such as \"88%\"",
            "Longer side of the product's box over the canvas. Either this or a margin."),
    MARGIN(
            "margin",
            "a number from 0 to below 0.5, a percentage such as \"6%\", or pixels such as \"100px\"",
            "Free space around the product's box, of the canvas's side. Either this or a fill."),
    FORMAT("format", "\"jpeg\", \"png\", \"webp\" or \"avif\"", "The file's format."),
    QUALITY("quality", "a whole number from 1 to 100", "Encoder quality; PNG ignores it."),
    LOWEST_QUALITY("lowestQuality", "a whole number from 1 to 100", "Where the search for a small enough file ends."),
    CANVAS("canvas", "a side from 16 to 10000 in px, or \"WIDTHxHEIGHT\" of such sides", "Size of the picture."),
    SMALLEST_SIDE(
            "smallestSide",
            "a whole number from 16 to 10000",
            "Canvas side below which a small original is enlarged after all, px."),
    MAX_BYTES(
            "maxBytes",
            "a whole number of bytes above 0, or such as \"800kB\" or \"1.5MB\"",
            "Largest file; 1 MB is 1,000,000 bytes.");

    private final String path;
    private final String allowed;
    private final String meaning;

    ProfileKey(String path, String allowed, String meaning) {
        this.path = path;
        this.allowed = allowed;
        this.meaning = meaning;
    }

    /** How it is written, with its section if that is fixed. */
    String path() {
        return path;
    }

    /** The key itself. */
    String key() {
        return path.substring(path.indexOf('.') + 1);
    }

    String allowed() {
        return allowed;
    }

    String meaning() {
        return meaning;
    }

    boolean ofLook() {
        return path.startsWith("look.");
    }

    static Optional<ProfileKey> find(String key, boolean ofLook) {
        for (ProfileKey known : values()) {
            if (known.key().equals(key) && known.ofLook() == ofLook) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }
}
