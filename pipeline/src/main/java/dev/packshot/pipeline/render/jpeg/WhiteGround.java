package dev.packshot.pipeline.render.jpeg;

import dev.packshot.pipeline.raster.Raster;

/** The white ground of a picture: its pixels that are exactly 255, 255, 255 and that no product covers. */
final class WhiteGround {
    /** A tenth, from where on a pixel is judged as the product's. */
    private static final int PRODUCT = 26;

    /** Difference of the largest and the smallest channel from which on a loss of colour shows. */
    private static final int VISIBLE = 16;

    private WhiteGround() {}

    /** Whether a product's alpha is so faint that ground is what is seen. */
    static boolean isBare(byte cover) {
        return (cover & 0xFF) < PRODUCT;
    }

    /** Whether some block holds both ground and a colour that would be missed. */
    static boolean touchesColour(Raster rgb, Raster coverage) {
        var strips = new Strips(rgb);
        var coverStrips = new Strips(coverage);
        for (int strip = 0; strip < strips.count(); strip++) {
            byte[][] rows = strips.read(strip);
            byte[][] covers = coverStrips.read(strip);
            for (int left = 0; left < rgb.width(); left += 8) {
                if (touchesColour(rows, covers, left, Math.min(left + 8, rgb.width()))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean touchesColour(byte[][] rows, byte[][] covers, int left, int right) {
        boolean ground = false;
        boolean coloured = false;
        for (int y = 0; y < 8; y++) {
            byte[] row = rows[y];
            for (int x = left; x < right; x++) {
                int at = 3 * x;
                int r = row[at] & 0xFF;
                int g = row[at + 1] & 0xFF;
                int b = row[at + 2] & 0xFF;
                ground |= (r & g & b) == 0xFF && isBare(covers[y][x]);
                coloured |= Math.max(r, Math.max(g, b)) - Math.min(r, Math.min(g, b)) > VISIBLE;
            }
        }
        return ground && coloured;
    }
}
