package dev.packshot.pipeline.compose;

import dev.packshot.catalog.ImageSpec;
import dev.packshot.catalog.PixelSize;

/**
 * How large the canvas is and by how much the product is scaled onto it.
 *
 * @param canvas size of the picture, px
 * @param scale canvas pixels over cut-out pixels
 * @param longest wanted longer side of the product's box in canvas pixels, measured along the side that fills the most
 */
record Layout(PixelSize canvas, double scale, double longest) {
    /**
     * Lays a product out. A product with fewer pixels than the canvas wants gets a smaller canvas; only where the spec
     * allows no smaller one is it enlarged.
     *
     * @param fill share of the canvas that the product's box takes, 0..1
     * @param width of the product's box in cut-out pixels
     * @param height of the product's box in cut-out pixels
     * @param largestScale the scale, canvas over cut-out pixels, that a set agreed on; infinite where there is none
     */
    static Layout of(ImageSpec spec, double fill, double width, double height, double largestScale) {
        double wanted = Math.min(fillingScale(spec.canvas(), fill, width, height), largestScale);
        double smallest =
                Math.min(1, (double) spec.smallestSide() / spec.canvas().shortest());
        double shrink = wanted <= 1 ? 1 : Math.max(1 / wanted, smallest);
        PixelSize canvas = new PixelSize((int) Math.round(spec.canvas().width() * shrink), (int)
                Math.round(spec.canvas().height() * shrink));
        double scale = wanted * shrink;
        boolean wide = width / canvas.width() >= height / canvas.height();
        return new Layout(canvas, scale, scale * (wide ? width : height));
    }

    /** The scale at which a box fills its share of a canvas along one side and stays within it along the other. */
    static double fillingScale(PixelSize canvas, double fill, double width, double height) {
        return Math.min(fill * canvas.width() / width, fill * canvas.height() / height);
    }

    /** Whether the box reaches its share along the width. */
    boolean wide(double width, double height) {
        return width / canvas.width() >= height / canvas.height();
    }

    /** The same canvas with the scale corrected by a measurement. */
    Layout corrected(double measuredLongest) {
        return new Layout(canvas, scale * longest / measuredLongest, longest);
    }
}
