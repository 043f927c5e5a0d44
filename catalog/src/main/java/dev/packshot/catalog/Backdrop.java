package dev.packshot.catalog;

/** What stands behind the product. */
public sealed interface Backdrop {
    Backdrop WHITE = new Colour(Rgb.WHITE);
    Backdrop TRANSPARENT = new Transparent();

    /**
     * One colour over the whole canvas.
     *
     * @param rgb exact value of every background pixel after encoding
     */
    record Colour(Rgb rgb) implements Backdrop {}

    /** No background: the rendition keeps its alpha channel. */
    record Transparent() implements Backdrop {}

    /**
     * The operator's own picture, scaled to cover the canvas and centred.
     *
     * @param file where it lies
     * @param content digest of the file when it was chosen: this, not the place, is the backdrop's identity
     */
    record Picture(java.nio.file.Path file, Digest content) implements Backdrop {
        /** Names the content only, so that a recipe has the same digest wherever the picture lies. */
        @Override
        public String toString() {
            return "Picture[content=" + content + "]";
        }
    }
}
