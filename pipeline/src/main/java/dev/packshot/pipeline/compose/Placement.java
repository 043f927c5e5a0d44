package dev.packshot.pipeline.compose;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.raster.PixelRect;
import dev.packshot.pipeline.recipe.Look;

/**
 * Where the scaled product's upper left corner goes.
 *
 * @param left canvas column of the scaled product's first column, may be negative
 * @param top canvas row of its first row, may be negative
 */
record Placement(int left, int top) {
    /**
     * Centres a product on a canvas; cut sides go against the border.
     *
     * @param fill share of the canvas that products may take: the rest is margin, kept on all sides
     */
    static Placement of(PixelSize canvas, Extent extent, Look.Centre centre, double fill, CutEdges cut) {
        PixelRect box = extent.box();
        int boxLeft =
                along(canvas.width(), box.width(), extent.x() - box.left(), centre, fill, cut.left(), cut.right());
        int boxTop =
                along(canvas.height(), box.height(), extent.y() - box.top(), centre, fill, cut.top(), cut.bottom());
        return new Placement(boxLeft - box.left(), boxTop - box.top());
    }

    private static int along(
            int canvas, int box, double mass, Look.Centre centre, double fill, boolean atStart, boolean atEnd) {
        if (atStart != atEnd) {
            return atStart ? 0 : canvas - box;
        }
        double middle = (canvas - box) / 2.0;
        double wanted =
                switch (centre) {
                    case BOX -> middle;
                    case WEIGHT -> canvas / 2.0 - mass;
                };
        double margin = Math.min(middle, (1 - fill) / 2 * canvas);
        return (int) Math.round(Math.clamp(wanted, margin, canvas - box - margin));
    }

    /** A rectangle of the scaled product on the canvas. */
    PixelRect onCanvas(PixelRect rect) {
        return new PixelRect(rect.left() + left, rect.top() + top, rect.width(), rect.height());
    }
}
