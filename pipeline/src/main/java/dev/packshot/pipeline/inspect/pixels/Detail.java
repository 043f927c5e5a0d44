package dev.packshot.pipeline.inspect.pixels;

import dev.packshot.pipeline.raster.Raster;

/**
 * How much detail the product shows: central differences of the green channel, on every second row.
 *
 * @param usual 90th percentile of the gradient, levels a pixel
 * @param strongest 99.9th percentile
 * @param contrast distance of the 0.5th and the 99.5th percentile of the values, 0..255
 */
public record Detail(double usual, double strongest, int contrast) {
    private static final int PARTS = 4;
    private static final int GREEN = 1;

    /** Looks at the region's pixels that have all four neighbours. */
    static Detail of(Raster picture, Mask core) {
        int[] gradients = new int[256 * PARTS];
        int[] values = new int[256];
        int width = picture.width();
        int bands = picture.bands();
        byte[] above = new byte[picture.stride()];
        byte[] row = new byte[picture.stride()];
        byte[] below = new byte[picture.stride()];
        for (int y = 1; y < picture.height() - 1; y += 2) {
            int from = core.nextIn(y, 1);
            if (from >= width - 1) {
                continue;
            }
            picture.readRow(y - 1, above);
            picture.readRow(y, row);
            picture.readRow(y + 1, below);
            while (from < width - 1) {
                int to = Math.min(width - 1, core.nextOut(y, from));
                for (int x = from; x < to; x++) {
                    int at = x * bands + GREEN;
                    float across = (row[at + bands] & 0xFF) - (row[at - bands] & 0xFF);
                    float down = (below[at] & 0xFF) - (above[at] & 0xFF);
                    gradients[(int) ((float) Math.sqrt(across * across + down * down) * (PARTS / 2f))]++;
                    values[row[at] & 0xFF]++;
                }
                from = core.nextIn(y, to);
            }
        }
        return new Detail(
                (double) percentile(gradients, 0.9) / PARTS,
                (double) percentile(gradients, 0.999) / PARTS,
                percentile(values, 0.995) - percentile(values, 0.005));
    }

    private static int percentile(int[] histogram, double share) {
        long all = 0;
        for (int count : histogram) {
            all += count;
        }
        long below = 0;
        for (int bin = 0; bin < histogram.length; bin++) {
            below += histogram[bin];
            if (below > share * all) {
                return bin;
            }
        }
        return 0;
    }
}
