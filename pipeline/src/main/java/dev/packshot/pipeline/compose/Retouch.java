package dev.packshot.pipeline.compose;

import dev.packshot.pipeline.raster.Raster;
import dev.packshot.pipeline.recipe.Look;

/** What is done to the product's own pixels after scaling: light and sharpening. Alpha and ground stay as they are. */
final class Retouch {
    /** Half a stop. */
    private static final double MOST_GAIN = Math.sqrt(2);
    /** Linear light that the product's bright parts (90th percentile) are lifted to. */
    private static final double BRIGHT = 0.5;
    /** Luma steps that are taken for noise. */
    private static final int CORE = 1;
    /** Luma steps by which a pixel moves at most, so that edges don't get outlines. */
    private static final int MOST_STEP = 14;

    private static final int IDENTITY = 256;

    private Retouch() {}

    /**
     * Lifts a dark product: one gain in linear light for all of it, so that colours keep their hue.
     *
     * @return whether anything was changed
     */
    static boolean light(Scaled product, Look.Light light) {
        return switch (light) {
            case KEEP -> false;
            case LIFT -> lift(product);
        };
    }

    private static boolean lift(Scaled product) {
        long[] histogram = brightness(product);
        double bright = linear(percentile(histogram, 0.9));
        double brightest = linear(percentile(histogram, 0.995));
        double gain = Math.min(MOST_GAIN, Math.min(BRIGHT / bright, 1 / brightest));
        if (gain < 1.02) {
            return false;
        }
        byte[] table = new byte[IDENTITY];
        for (int v = 0; v < IDENTITY; v++) {
            table[v] = (byte) Math.round(255 * encoded(Math.min(1, gain * linear(v))));
        }
        Raster colour = product.colour();
        byte[] row = new byte[colour.stride()];
        for (int y = 0; y < colour.height(); y++) {
            colour.readRow(y, row);
            for (int i = 0; i < row.length; i++) {
                row[i] = table[row[i] & 0xFF];
            }
            colour.writeRow(y, row);
        }
        return true;
    }

    /** Counts the largest channel of every opaque pixel: what clips first decides. */
    private static long[] brightness(Scaled product) {
        long[] histogram = new long[256];
        byte[] row = new byte[product.colour().stride()];
        byte[] alpha = new byte[product.alpha().stride()];
        for (int y = 0; y < product.alpha().height(); y++) {
            product.colour().readRow(y, row);
            product.alpha().readRow(y, alpha);
            for (int x = 0; x < alpha.length; x++) {
                if ((alpha[x] & 0xFF) >= 250) {
                    int largest = Math.max(row[3 * x] & 0xFF, Math.max(row[3 * x + 1] & 0xFF, row[3 * x + 2] & 0xFF));
                    histogram[largest]++;
                }
            }
        }
        return histogram;
    }

    private static int percentile(long[] histogram, double share) {
        long total = 0;
        for (long count : histogram) {
            total += count;
        }
        long below = 0;
        for (int v = 0; v < histogram.length; v++) {
            below += histogram[v];
            if (below >= share * total) {
                return Math.max(1, v);
            }
        }
        return 255;
    }

    /** IEC 61966-2-1. */
    private static double linear(int value) {
        double v = value / 255.0;
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }

    private static double encoded(double linear) {
        return linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
    }

    /**
     * Unsharp mask over 3 × 3 px on luma, so that no colour shifts.
     *
     * @param product its colours are changed in place, where it has alpha
     * @param amount 0 (nothing) to 2
     */
    static void sharpen(Scaled product, double amount) {
        Raster colour = product.colour();
        int strength = (int) Math.round(amount * 64);
        if (strength == 0) {
            return;
        }
        int width = colour.width();
        byte[] row = new byte[colour.stride()];
        byte[] next = new byte[colour.stride()];
        int[] above = new int[width];
        int[] here = new int[width];
        int[] below = new int[width];
        int[] column = new int[width];
        byte[] alpha = new byte[width];
        colour.readRow(0, row);
        luma(row, here);
        System.arraycopy(here, 0, above, 0, width);
        for (int y = 0; y < colour.height(); y++) {
            if (y + 1 < colour.height()) {
                colour.readRow(y + 1, next);
                luma(next, below);
            } else {
                System.arraycopy(here, 0, below, 0, width);
            }
            for (int x = 0; x < width; x++) {
                column[x] = above[x] + 2 * here[x] + below[x];
            }
            product.alpha().readRow(y, alpha);
            int first = 1;
            int end = width - 1;
            while (first < end && alpha[first] == 0) {
                first++;
            }
            while (end > first && alpha[end - 1] == 0) {
                end--;
            }
            for (int x = first; x < end; x++) {
                // 16 × (pixel − its neighbourhood of weights 1 2 1)
                int detail = 16 * here[x] - (column[x - 1] + 2 * column[x] + column[x + 1]);
                int cored = detail > 16 * CORE ? detail - 16 * CORE : Math.min(0, detail + 16 * CORE);
                int step = Math.clamp((cored * strength) >> 10, -MOST_STEP, MOST_STEP);
                if (step != 0) {
                    row[3 * x] = moved(row[3 * x], step);
                    row[3 * x + 1] = moved(row[3 * x + 1], step);
                    row[3 * x + 2] = moved(row[3 * x + 2], step);
                }
            }
            colour.writeRow(y, row);
            byte[] doneRow = row;
            row = next;
            next = doneRow;
            int[] doneLuma = above;
            above = here;
            here = below;
            below = doneLuma;
        }
    }

    private static void luma(byte[] row, int[] luma) {
        for (int x = 0; x < luma.length; x++) {
            luma[x] = (54 * (row[3 * x] & 0xFF) + 183 * (row[3 * x + 1] & 0xFF) + 19 * (row[3 * x + 2] & 0xFF) + 128)
                    >> 8;
        }
    }

    private static byte moved(byte value, int step) {
        return (byte) Math.clamp((value & 0xFF) + step, 0, 255);
    }
}
