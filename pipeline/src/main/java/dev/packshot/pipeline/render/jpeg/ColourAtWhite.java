package dev.packshot.pipeline.render.jpeg;

import dev.packshot.pipeline.raster.Raster;

/** Whether some block holds both white and a colour that would be missed. */
final class ColourAtWhite {
    /** Difference of the largest and the smallest channel from which on a loss of colour shows. */
    private static final int VISIBLE = 16;

    private ColourAtWhite() {}

    static boolean in(Raster rgb) {
        var strips = new Strips(rgb);
        for (int strip = 0; strip < strips.count(); strip++) {
            byte[][] rows = strips.read(strip);
            for (int left = 0; left < rgb.width(); left += 8) {
                if (touches(rows, left, Math.min(left + 8, rgb.width()))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean touches(byte[][] rows, int left, int right) {
        boolean white = false;
        boolean coloured = false;
        for (byte[] row : rows) {
            for (int at = 3 * left; at < 3 * right; at += 3) {
                int r = row[at] & 0xFF;
                int g = row[at + 1] & 0xFF;
                int b = row[at + 2] & 0xFF;
                white |= (r & g & b) == 0xFF;
                coloured |= Math.max(r, Math.max(g, b)) - Math.min(r, Math.min(g, b)) > VISIBLE;
            }
        }
        return white && coloured;
    }
}
