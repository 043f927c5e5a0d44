package dev.packshot.pipeline.inspect.pixels;

import dev.packshot.pipeline.raster.Raster;

/**
 * Finds a drawn border: along a whole side, the outermost pixels differ from those further in. Only background is
 * compared.
 */
final class AddedBorder {
    /** How far further in, as shares of the shorter side: a border may be thick. */
    private static final double[] DEPTHS = {0.02, 0.05, 0.1};

    private static final int VISIBLE = 8;
    private static final double WHOLE = 0.9;

    private final Raster picture;
    private final Mask outside;

    AddedBorder(Raster picture, Mask outside) {
        this.picture = picture;
        this.outside = outside;
    }

    /** Whether any side has one. */
    boolean isThere() {
        int right = picture.width() - 1;
        int bottom = picture.height() - 1;
        for (double share : DEPTHS) {
            int depth = Math.max(2, (int) (share * picture.size().shortest()));
            if (depth < Math.min(right, bottom)
                    && (differs(0, 0, 1, 0, 0, depth)
                            || differs(0, bottom, 1, 0, 0, -depth)
                            || differs(0, 0, 0, 1, depth, 0)
                            || differs(right, 0, 0, 1, -depth, 0))) {
                return true;
            }
        }
        return false;
    }

    /** Walks from x,y by stepX,stepY to the picture's end and compares each pixel with the one at inX,inY from it. */
    private boolean differs(int x, int y, int stepX, int stepY, int inX, int inY) {
        int compared = 0;
        int differing = 0;
        int length = stepX != 0 ? picture.width() : picture.height();
        for (int i = 0; i < length; i++) {
            int px = x + i * stepX;
            int py = y + i * stepY;
            if (outside.has(px, py) && outside.has(px + inX, py + inY)) {
                compared++;
                differing += visible(px, py, px + inX, py + inY) ? 1 : 0;
            }
        }
        return compared * 2 > length && differing > WHOLE * compared;
    }

    private boolean visible(int x1, int y1, int x2, int y2) {
        for (int band = 0; band < picture.bands(); band++) {
            if (Math.abs(picture.sample(x1, y1, band) - picture.sample(x2, y2, band)) > VISIBLE) {
                return true;
            }
        }
        return false;
    }
}
