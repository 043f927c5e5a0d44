package dev.packshot.pipeline.render.jpeg;

import dev.packshot.pipeline.raster.Raster;

/** A picture eight rows at a time; below its last row that row repeats. */
final class Strips {
    private final Raster rgb;
    private final byte[][] rows;

    Strips(Raster rgb) {
        this.rgb = rgb;
        this.rows = new byte[8][rgb.stride()];
    }

    int count() {
        return (rgb.height() + 7) / 8;
    }

    /** The rows of a strip, interleaved RGB; the arrays are used again for the next. */
    byte[][] read(int strip) {
        for (int row = 0; row < 8; row++) {
            rgb.readRow(Math.min(strip * 8 + row, rgb.height() - 1), rows[row]);
        }
        return rows;
    }
}
