package dev.packshot.pipeline.source;

import dev.packshot.pipeline.raster.Raster;
import java.util.Arrays;

/**
 * Standard deviation of noise after Immerkær, "Fast Noise Variance Estimation", CVIU 64 (1996): the mean absolute
 * response of a mask that straight edges and slopes don't excite. Taken in tiles at full size and read at the quieter
 * ones, because texture is not noise.
 */
final class NoiseMeter {
    private static final int TILE = 48;
    private static final int TILES_A_SIDE = 12;
    private static final double QUIET = 0.25;

    private NoiseMeter() {}

    /** The estimate, 0..255; 0 where nothing can be told apart from clipping. */
    static double sigma(Raster pixels) {
        int side = Math.min(TILE, pixels.size().shortest());
        double[] sigmas = new double[TILES_A_SIDE * TILES_A_SIDE];
        int count = 0;
        for (int ty = 0; ty < TILES_A_SIDE; ty++) {
            for (int tx = 0; tx < TILES_A_SIDE; tx++) {
                int left = (pixels.width() - side) * tx / (TILES_A_SIDE - 1);
                int top = (pixels.height() - side) * ty / (TILES_A_SIDE - 1);
                int[] luma = tile(pixels, left, top, side);
                if (shows(luma)) {
                    sigmas[count++] = sigma(luma, side);
                }
            }
        }
        if (count == 0) {
            return 0;
        }
        Arrays.sort(sigmas, 0, count);
        return sigmas[(int) (count * QUIET)];
    }

    private static int[] tile(Raster pixels, int left, int top, int side) {
        int[] luma = new int[side * side];
        byte[] row = new byte[pixels.stride()];
        for (int y = 0; y < side; y++) {
            pixels.readRow(top + y, row);
            for (int x = 0, i = 3 * left; x < side; x++, i += 3) {
                luma[y * side + x] = Luma.scaled(row[i] & 0xFF, row[i + 1] & 0xFF, row[i + 2] & 0xFF);
            }
        }
        return luma;
    }

    /** Burnt and black tiles hide their noise. */
    private static boolean shows(int[] luma) {
        long sum = 0;
        for (int value : luma) {
            sum += value;
        }
        double mean = (double) sum / luma.length / Luma.SCALE;
        return mean > 10 && mean < 245;
    }

    private static double sigma(int[] luma, int side) {
        long sum = 0;
        for (int y = 1; y < side - 1; y++) {
            for (int x = 1; x < side - 1; x++) {
                int i = y * side + x;
                int corners = luma[i - side - 1] + luma[i - side + 1] + luma[i + side - 1] + luma[i + side + 1];
                int edges = luma[i - side] + luma[i + side] + luma[i - 1] + luma[i + 1];
                sum += Math.abs(corners - 2 * edges + 4 * luma[i]);
            }
        }
        double responses = (double) (side - 2) * (side - 2);
        return Math.sqrt(Math.PI / 2) * sum / (6 * responses) / Luma.SCALE;
    }
}
