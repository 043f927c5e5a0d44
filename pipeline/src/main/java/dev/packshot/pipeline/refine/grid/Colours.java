package dev.packshot.pipeline.refine.grid;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.raster.Raster;

/**
 * A reduced photograph: each value is the mean of the pixels that its cell covers.
 *
 * @param size of the grid
 * @param rgb H×W×3 interleaved sRGB, 0..255
 */
@SuppressWarnings("ArrayRecordComponent") // Work pixels, never compared.
public record Colours(PixelSize size, byte[] rgb) {

    /**
     * Reduces a photograph.
     *
     * @param pixels H×W×3
     * @param step side of a cell in pixels, ≥ 1
     */
    public static Colours of(Raster pixels, int step) {
        byte[] row = new byte[pixels.stride()];
        return reduce(
                pixels.size(),
                step,
                y -> {
                    pixels.readRow(y, row);
                    return 0;
                },
                row);
    }

    /** Reduces once more: {@code step} ≥ 1 of these cells become one a side. */
    public Colours reduced(int step) {
        return reduce(size, step, y -> y * size.width() * 3, rgb);
    }

    /** Channel 0..2 of a cell, 0..255. */
    public int value(int cell, int channel) {
        return rgb[cell * 3 + channel] & 0xFF;
    }

    /** Squared Euclidean distance of two cells' colours, 0..195 075. */
    public int squaredDistance(int a, int b) {
        int red = value(a, 0) - value(b, 0);
        int green = value(a, 1) - value(b, 1);
        int blue = value(a, 2) - value(b, 2);
        return red * red + green * green + blue * blue;
    }

    private interface Rows {
        /** Makes a row available and tells where it starts. */
        int start(int y);
    }

    private static Colours reduce(PixelSize from, int step, Rows rows, byte[] pixels) {
        int width = (from.width() + step - 1) / step;
        int height = (from.height() + step - 1) / step;
        byte[] reduced = new byte[width * height * 3];
        int[] sums = new int[width * 3];
        for (int top = 0, out = 0; top < from.height(); top += step) {
            int bottom = Math.min(from.height(), top + step);
            java.util.Arrays.fill(sums, 0);
            for (int y = top; y < bottom; y++) {
                addRow(pixels, rows.start(y), from.width(), step, sums);
            }
            for (int x = 0; x < width; x++) {
                int count = (Math.min(from.width(), (x + 1) * step) - x * step) * (bottom - top);
                for (int c = 0; c < 3; c++) {
                    reduced[out++] = (byte) ((sums[x * 3 + c] + count / 2) / count);
                }
            }
        }
        return new Colours(new PixelSize(width, height), reduced);
    }

    private static void addRow(byte[] pixels, int start, int width, int step, int[] sums) {
        int in = start;
        for (int left = 0, cell = 0; left < width; left += step, cell += 3) {
            int red = 0;
            int green = 0;
            int blue = 0;
            for (int end = in + 3 * Math.min(step, width - left); in < end; in += 3) {
                red += pixels[in] & 0xFF;
                green += pixels[in + 1] & 0xFF;
                blue += pixels[in + 2] & 0xFF;
            }
            sums[cell] += red;
            sums[cell + 1] += green;
            sums[cell + 2] += blue;
        }
    }
}
