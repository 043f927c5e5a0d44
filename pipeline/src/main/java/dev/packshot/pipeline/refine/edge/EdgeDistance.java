package dev.packshot.pipeline.refine.edge;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.refine.grid.Label;
import java.util.Arrays;

/**
 * Signed distance to the product's outline on the fine grid, in fine cells: positive inside, cut at a limit. Two
 * sweeps with steps 1 and √2 (Borgefors, "Distance transformations in digital images", 1986), then smoothed near the
 * outline so that it carries no staircase.
 */
final class EdgeDistance {
    private static final float STRAIGHT = 1;
    private static final float DIAGONAL = (float) Math.sqrt(2);
    private static final int SMOOTHING = 2;

    private EdgeDistance() {}

    /** Measures; {@code limit} is also the value where there is no outline near. */
    static float[] of(PixelSize size, byte[] labels, float limit) {
        int width = size.width();
        int height = size.height();
        float[] distance = seeds(width, height, labels, limit);
        for (int y = 0; y < height; y++) {
            sweep(distance, width, y * width, y > 0 ? -width : 0, true);
        }
        for (int y = height - 1; y >= 0; y--) {
            sweep(distance, width, y * width, y < height - 1 ? width : 0, false);
        }
        for (int cell = 0; cell < distance.length; cell++) {
            float d = Math.min(distance[cell], limit);
            distance[cell] = labels[cell] == Label.PRODUCT ? d : -d;
        }
        for (int pass = 0; pass < SMOOTHING; pass++) {
            smooth(distance, width, height, limit);
        }
        return distance;
    }

    private static float[] seeds(int width, int height, byte[] labels, float limit) {
        float[] distance = new float[labels.length];
        Arrays.fill(distance, limit);
        for (int y = 0, cell = 0; y < height; y++) {
            for (int x = 0; x < width; x++, cell++) {
                if (x + 1 < width && labels[cell] != labels[cell + 1]) {
                    distance[cell] = 0.5f;
                    distance[cell + 1] = 0.5f;
                }
                if (y + 1 < height && labels[cell] != labels[cell + width]) {
                    distance[cell] = 0.5f;
                    distance[cell + width] = 0.5f;
                }
            }
        }
        return distance;
    }

    private static void sweep(float[] distance, int width, int row, int towards, boolean rightwards) {
        for (int i = 0; i < width; i++) {
            int x = rightwards ? i : width - 1 - i;
            int behind = rightwards ? -1 : 1;
            int cell = row + x;
            float d = distance[cell];
            if (x + behind >= 0 && x + behind < width) {
                d = Math.min(d, distance[cell + behind] + STRAIGHT);
            }
            if (towards != 0) {
                d = Math.min(d, distance[cell + towards] + STRAIGHT);
                if (x > 0) {
                    d = Math.min(d, distance[cell + towards - 1] + DIAGONAL);
                }
                if (x < width - 1) {
                    d = Math.min(d, distance[cell + towards + 1] + DIAGONAL);
                }
            }
            distance[cell] = d;
        }
    }

    private static void smooth(float[] distance, int width, int height, float limit) {
        float[] above = new float[width];
        float[] here = Arrays.copyOfRange(distance, 0, width);
        for (int y = 0; y < height; y++) {
            int row = y * width;
            if (y == 0) {
                System.arraycopy(here, 0, above, 0, width);
            }
            int below = y + 1 < height ? row + width : row;
            float[] next = Arrays.copyOfRange(distance, below, below + width);
            for (int x = 1; x < width - 1; x++) {
                if (Math.abs(here[x]) < limit - 1) {
                    float column = above[x] + 2 * here[x] + next[x];
                    float left = above[x - 1] + 2 * here[x - 1] + next[x - 1];
                    float right = above[x + 1] + 2 * here[x + 1] + next[x + 1];
                    distance[row + x] = (left + 2 * column + right) / 16;
                }
            }
            above = here;
            here = next;
        }
    }
}
