package dev.packshot.pipeline.source;

import dev.packshot.pipeline.raster.Raster;
import java.util.Arrays;

/**
 * One pass over the pixels: exposure, and luma averaged down to a small picture.
 *
 * @param width of the small picture, px
 * @param height of the small picture, px
 * @param luma height×width, Rec. 709, 0..255
 * @param mean luma of the picture
 * @param highlights share of pixels with all channels ≥ 254
 * @param shadows share of pixels with all channels ≤ 1
 */
record Survey(int width, int height, float[] luma, double mean, double highlights, double shadows) {
    private static final int LONGEST = 1024;
    private static final int BURNT = 254;
    private static final int BLACK = 1;

    static Survey of(Raster pixels) {
        double scale = Math.min(1, (double) LONGEST / pixels.size().longest());
        int width = Math.max(1, (int) (pixels.width() * scale));
        int height = Math.max(1, (int) (pixels.height() * scale));
        int[] left = new int[width + 1];
        for (int x = 0; x <= width; x++) {
            left[x] = (int) ((long) x * pixels.width() / width);
        }
        var luma = new float[width * height];
        byte[] row = new byte[pixels.stride()];
        int[] lumaRow = new int[pixels.width()];
        long[] sums = new long[width];
        long total = 0;
        long highlights = 0;
        long shadows = 0;
        long seen = 0;
        // Two rows in each row of the small picture tell enough of it.
        int step = Math.max(1, pixels.height() / height / 2);
        for (int out = 0; out < height; out++) {
            int top = (int) ((long) out * pixels.height() / height);
            int bottom = (int) ((long) (out + 1) * pixels.height() / height);
            int rows = 0;
            Arrays.fill(sums, 0);
            for (int y = top; y < bottom; y += step) {
                pixels.readRow(y, row);
                rows++;
                for (int x = 0, i = 0; x < lumaRow.length; x++, i += 3) {
                    int r = row[i] & 0xFF;
                    int g = row[i + 1] & 0xFF;
                    int b = row[i + 2] & 0xFF;
                    lumaRow[x] = Luma.scaled(r, g, b);
                    highlights += Math.min(r, Math.min(g, b)) >= BURNT ? 1 : 0;
                    shadows += Math.max(r, Math.max(g, b)) <= BLACK ? 1 : 0;
                }
                for (int bin = 0; bin < width; bin++) {
                    int sum = 0;
                    for (int x = left[bin]; x < left[bin + 1]; x++) {
                        sum += lumaRow[x];
                    }
                    sums[bin] += sum;
                }
            }
            seen += (long) rows * pixels.width();
            for (int bin = 0; bin < width; bin++) {
                total += sums[bin];
                int count = (left[bin + 1] - left[bin]) * rows;
                luma[out * width + bin] = (float) ((double) sums[bin] / count / Luma.SCALE);
            }
        }
        double count = seen;
        return new Survey(width, height, luma, total / count / Luma.SCALE, highlights / count, shadows / count);
    }

    /**
     * Strength of the gradient that a share of the pixels stays below, 0..255: Sobel magnitude (the measure of Tenengrad,
     * Krotkov 1987), divided by the operator's gain of 4 for a straight step.
     *
     * @param share 0..1
     */
    double gradient(double share) {
        int[] histogram = new int[256];
        int count = 0;
        for (int y = 1; y < height - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                int i = y * width + x;
                float a = luma[i - width - 1];
                float b = luma[i - width];
                float c = luma[i - width + 1];
                float d = luma[i - 1];
                float f = luma[i + 1];
                float g = luma[i + width - 1];
                float h = luma[i + width];
                float k = luma[i + width + 1];
                float gx = c + 2 * f + k - a - 2 * d - g;
                float gy = g + 2 * h + k - a - 2 * b - c;
                int strength = (int) (Math.sqrt(gx * gx + gy * gy) / 4);
                histogram[Math.min(255, strength)]++;
                count++;
            }
        }
        long below = 0;
        for (int strength = 0; strength < 256; strength++) {
            if (below + histogram[strength] > share * count) {
                // Linear inside the class, so that the figure doesn't jump by whole numbers.
                return strength + (share * count - below) / histogram[strength];
            }
            below += histogram[strength];
        }
        return 255;
    }

    /**
     * Burnt pixels that no burnt pixels join to the picture's border, as a share of what lies inside that border: a
     * white studio background is not a fault, a burnt product is.
     */
    double enclosedHighlights() {
        boolean[] background = new boolean[luma.length];
        int[] open = new int[luma.length];
        int count = 0;
        for (int i = 0; i < luma.length; i++) {
            int x = i % width;
            int y = i / width;
            if ((x == 0 || y == 0 || x == width - 1 || y == height - 1) && luma[i] >= BURNT) {
                background[i] = true;
                open[count++] = i;
            }
        }
        while (count > 0) {
            int i = open[--count];
            int x = i % width;
            int y = i / width;
            for (int side = 0; side < 4; side++) {
                int nx = x + (side == 0 ? -1 : side == 1 ? 1 : 0);
                int ny = y + (side == 2 ? -1 : side == 3 ? 1 : 0);
                int next = ny * width + nx;
                if (nx >= 0 && ny >= 0 && nx < width && ny < height && !background[next] && luma[next] >= BURNT) {
                    background[next] = true;
                    open[count++] = next;
                }
            }
        }
        int inside = 0;
        int burnt = 0;
        for (int i = 0; i < luma.length; i++) {
            inside += background[i] ? 0 : 1;
            burnt += !background[i] && luma[i] >= BURNT ? 1 : 0;
        }
        return inside == 0 ? 0 : (double) burnt / inside;
    }
}
