package dev.packshot.pipeline.compose;

import dev.packshot.pipeline.raster.Raster;

/**
 * Takes off what is neither product nor ground: alpha below a tenth that lies farther than two pixels from the product.
 * On a plain ground without shadow such a veil is the halo that marketplaces refuse; nearer to the product it is the
 * edge itself and stays.
 */
final class Veil {
    /** A tenth: from here a pixel counts as product when a ground is judged. */
    private static final int PRODUCT = 26;

    private static final int REACH = 2;
    private static final int ROWS = 2 * REACH + 1;

    private Veil() {}

    /**
     * Clears the veil in place.
     *
     * @param alpha H×W×1
     */
    static void lift(Raster alpha) {
        int width = alpha.width();
        int height = alpha.height();
        // Rows are overwritten while later ones still look back at them, so their reach is kept apart.
        boolean[][] near = new boolean[ROWS][width];
        byte[] row = new byte[width];
        for (int y = 0; y < Math.min(REACH, height); y++) {
            alpha.readRow(y, row);
            nearProduct(row, near[y % ROWS]);
        }
        for (int y = 0; y < height; y++) {
            if (y + REACH < height) {
                alpha.readRow(y + REACH, row);
                nearProduct(row, near[(y + REACH) % ROWS]);
            }
            alpha.readRow(y, row);
            int from = Math.max(0, y - REACH);
            int to = Math.min(height - 1, y + REACH);
            for (int x = 0; x < width; x++) {
                int value = row[x] & 0xFF;
                if (value > 0 && value < PRODUCT && !anyNear(near, from, to, x)) {
                    row[x] = 0;
                }
            }
            alpha.writeRow(y, row);
        }
    }

    private static boolean anyNear(boolean[][] near, int from, int to, int x) {
        for (int y = from; y <= to; y++) {
            if (near[y % ROWS][x]) {
                return true;
            }
        }
        return false;
    }

    private static void nearProduct(byte[] row, boolean[] near) {
        int last = Integer.MIN_VALUE / 2;
        for (int x = 0; x < row.length + REACH; x++) {
            if (x < row.length && (row[x] & 0xFF) >= PRODUCT) {
                last = x;
            }
            int at = x - REACH;
            if (at >= 0) {
                // The latest product pixel up to two columns ahead decides for this one.
                near[at] = last >= at - REACH;
            }
        }
    }
}
