package dev.packshot.pipeline.evaluate.figure;

import dev.packshot.catalog.PixelSize;

/** Reduces a map: each cell is the mean of the area that it covers, pixels cut where a cell's border cuts them. */
final class AreaMean {
    /** Gives rows of the large map. */
    interface Rows {
        /** Fills the row with values. */
        void read(int y, float[] row);
    }

    private AreaMean() {}

    /** The longest side reduced to a length, aspect kept; never enlarged. */
    static PixelSize within(int longest, PixelSize size) {
        double scale = Math.min(1.0, (double) longest / size.longest());
        return new PixelSize(Math.max(1, (int) Math.round(size.width() * scale)), Math.max(1, (int)
                Math.round(size.height() * scale)));
    }

    static float[] of(PixelSize from, Rows rows, PixelSize to) {
        double[] sums = new double[(int) to.pixels()];
        float[] row = new float[from.width()];
        double[] across = new double[to.width()];
        double height = (double) from.height() / to.height();
        for (int y = 0; y < from.height(); y++) {
            rows.read(y, row);
            reduce(row, across);
            for (int cell = (int) (y / height); cell < to.height() && cell * height < y + 1; cell++) {
                double part = Math.min(y + 1, (cell + 1) * height) - Math.max(y, cell * height);
                for (int x = 0; x < across.length; x++) {
                    sums[cell * across.length + x] += part * across[x];
                }
            }
        }
        float[] means = new float[sums.length];
        for (int cell = 0; cell < means.length; cell++) {
            means[cell] = (float) (sums[cell] / height);
        }
        return means;
    }

    private static void reduce(float[] row, double[] across) {
        double width = (double) row.length / across.length;
        for (int cell = 0; cell < across.length; cell++) {
            double left = cell * width;
            double right = Math.min(row.length, left + width);
            double sum = 0;
            for (int x = (int) left; x < right; x++) {
                sum += row[x] * (Math.min(x + 1, right) - Math.max(x, left));
            }
            across[cell] = sum / width;
        }
    }
}
