package dev.packshot.pipeline.compose;

import dev.packshot.pipeline.raster.PixelRect;
import dev.packshot.pipeline.raster.Raster;
import dev.packshot.pipeline.refine.Cutout;

/**
 * The sides at which the photograph's frame cut the product off. Such a side is laid against the canvas border, where a
 * straight cut looks like framing; afloat in the middle it looks like a broken product.
 */
record CutEdges(boolean left, boolean top, boolean right, boolean bottom) {
    static final CutEdges NONE = new CutEdges(false, false, false, false);

    /** Shorter contact with the frame, over the box's side, is a product that just touches it. */
    private static final double CUT = 0.15;

    static CutEdges of(Cutout cutout) {
        PixelRect place = cutout.place();
        PixelRect box = cutout.box();
        Raster pixels = cutout.pixels();
        boolean atLeft = place.left() + box.left() <= 1;
        boolean atTop = place.top() + box.top() <= 1;
        boolean atRight = place.left() + box.right() >= cutout.photo().width() - 1;
        boolean atBottom = place.top() + box.bottom() >= cutout.photo().height() - 1;
        return new CutEdges(
                atLeft && columnCovered(pixels, box, box.left()),
                atTop && rowCovered(pixels, box, box.top()),
                atRight && columnCovered(pixels, box, box.right() - 1),
                atBottom && rowCovered(pixels, box, box.bottom() - 1));
    }

    /** Whether the product runs through the whole photograph along an axis. */
    boolean across() {
        return (left && right) || (top && bottom);
    }

    private static boolean columnCovered(Raster pixels, PixelRect box, int x) {
        int covered = 0;
        for (int y = box.top(); y < box.bottom(); y++) {
            covered += pixels.sample(x, y, 3) >= 128 ? 1 : 0;
        }
        return covered >= CUT * box.height();
    }

    private static boolean rowCovered(Raster pixels, PixelRect box, int y) {
        int covered = 0;
        for (int x = box.left(); x < box.right(); x++) {
            covered += pixels.sample(x, y, 3) >= 128 ? 1 : 0;
        }
        return covered >= CUT * box.width();
    }
}
