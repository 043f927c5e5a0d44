package dev.packshot.pipeline.render.jpeg;

import dev.packshot.pipeline.raster.Raster;

/** A picture eight rows at a time; below its last row that row repeats. */
final class Strips {
    private final Raster raster;
    private final byte[][] rows;

    Strips(Raster raster) {
        this.raster = raster;
        this.rows = new byte[8][raster.stride()];
    }

    int count() {
        return (raster.height() + 7) / 8;
    }

    /** The rows of a strip, bands interleaved; the arrays are used again for the next. */
    byte[][] read(int strip) {
        for (int row = 0; row < 8; row++) {
            raster.readRow(Math.min(strip * 8 + row, raster.height() - 1), rows[row]);
        }
        return rows;
    }
}
