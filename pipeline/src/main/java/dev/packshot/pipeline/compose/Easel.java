package dev.packshot.pipeline.compose;

import dev.packshot.catalog.PixelSize;
import dev.packshot.catalog.Rgb;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.Raster;
import java.util.function.IntFunction;

/**
 * A canvas, and where on it the scaled product goes.
 *
 * @param canvas size of the picture
 * @param at where the product's corner goes; what lies outside of the canvas is cut off
 * @param memory where the canvas's rasters are taken from
 */
record Easel(PixelSize canvas, Placement at, PixelMemory memory) {
    /** A ground of one colour, row by row. */
    IntFunction<byte[]> plain(Rgb rgb) {
        byte[] row = new byte[3 * canvas.width()];
        for (int i = 0; i < row.length; i += 3) {
            row[i] = (byte) rgb.red();
            row[i + 1] = (byte) rgb.green();
            row[i + 2] = (byte) rgb.blue();
        }
        return y -> row;
    }

    /** A picture as ground, row by row. */
    IntFunction<byte[]> rows(byte[] picture) {
        int stride = 3 * canvas.width();
        byte[] row = new byte[stride];
        return y -> {
            System.arraycopy(picture, y * stride, row, 0, stride);
            return row;
        };
    }

    /** The product and its shadow over a ground: H×W×3. */
    Raster over(IntFunction<byte[]> ground, Scaled product, CastShadow shadow) {
        Raster out = memory.allocate(canvas, 3);
        byte[] row = new byte[out.stride()];
        byte[] colour = new byte[out.stride()];
        byte[] alpha = new byte[canvas.width()];
        int[] shade = new int[canvas.width()];
        byte[] scratch = new byte[product.colour().stride()];
        for (int y = 0; y < canvas.height(); y++) {
            System.arraycopy(ground.apply(y), 0, row, 0, row.length);
            if (shadow.row(y, shade)) {
                Blend.shade(row, shade);
            }
            if (place(product.alpha(), y, scratch, alpha)) {
                place(product.colour(), y, scratch, colour);
                Blend.over(row, colour, alpha);
            }
            out.writeRow(y, row);
        }
        return out;
    }

    /** The product and its shadow over nothing: H×W×4, not premultiplied. */
    Raster overNothing(Scaled product, CastShadow shadow) {
        Raster out = memory.allocate(canvas, 4);
        byte[] row = new byte[out.stride()];
        byte[] colour = new byte[3 * canvas.width()];
        byte[] alpha = new byte[canvas.width()];
        int[] shade = new int[canvas.width()];
        byte[] scratch = new byte[product.colour().stride()];
        for (int y = 0; y < canvas.height(); y++) {
            if (!shadow.row(y, shade)) {
                java.util.Arrays.fill(shade, 0);
            }
            if (!place(product.alpha(), y, scratch, alpha)) {
                java.util.Arrays.fill(alpha, (byte) 0);
            }
            place(product.colour(), y, scratch, colour);
            Blend.overNothing(row, colour, alpha, shade);
            out.writeRow(y, row);
        }
        return out;
    }

    /** A raster of the scaled product on a canvas of zeros. */
    Raster placed(Raster scaled) {
        Raster out = memory.allocate(canvas, scaled.bands()).fill(0);
        byte[] scratch = new byte[scaled.stride()];
        byte[] row = new byte[out.stride()];
        for (int y = 0; y < canvas.height(); y++) {
            if (place(scaled, y, scratch, row)) {
                out.writeRow(y, row);
            }
        }
        return out;
    }

    /** Copies what a canvas row shows of a raster; the rest of the row keeps its value. False when it shows nothing. */
    private boolean place(Raster scaled, int y, byte[] scratch, byte[] row) {
        int sourceRow = y - at.top();
        int first = Math.max(0, at.left());
        int end = Math.min(canvas.width(), at.left() + scaled.width());
        if (sourceRow < 0 || sourceRow >= scaled.height() || first >= end) {
            return false;
        }
        int bands = scaled.bands();
        scaled.readRow(sourceRow, scratch);
        System.arraycopy(scratch, bands * (first - at.left()), row, bands * first, bands * (end - first));
        return true;
    }
}
