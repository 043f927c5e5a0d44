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
     */
    record Picture(java.nio.file.Path file) implements Backdrop {}
}
