package dev.packshot.pipeline.render.jpeg;

import java.util.Arrays;

/**
 * Quantisation steps, 1..255, of the 64 coefficients in natural order (row × 8 + column).
 *
 * @param steps 64 steps; not to be changed afterwards
 */
record QuantTable(int[] steps) {
    /** ITU-T T.81 table K.1. */
    private static final int[] LUMINANCE = {
        16, 11, 10, 16, 24, 40, 51, 61, //
        12, 12, 14, 19, 26, 58, 60, 55, //
        14, 13, 16, 24, 40, 57, 69, 56, //
        14, 17, 22, 29, 51, 87, 80, 62, //
        18, 22, 37, 56, 68, 109, 103, 77, //
        24, 35, 55, 64, 81, 104, 113, 92, //
        49, 64, 78, 87, 103, 121, 120, 101, //
        72, 92, 95, 98, 112, 100, 103, 99
    };

    /** Upper left quarter of ITU-T T.81 table K.2; every other step is 99. */
    private static final int[] CHROMINANCE = {
        17, 18, 24, 47, //
        18, 21, 26, 66, //
        24, 26, 56, 99, //
        47, 66, 99, 99
    };

    static QuantTable luminance(int quality) {
        return scaled(LUMINANCE, quality);
    }

    static QuantTable chrominance(int quality) {
        int[] base = new int[64];
        for (int i = 0; i < 64; i++) {
            int row = i >> 3;
            int column = i & 7;
            base[i] = row < 4 && column < 4 ? CHROMINANCE[row * 4 + column] : 99;
        }
        return scaled(base, quality);
    }

    /** The same step for every coefficient. */
    static QuantTable uniform(int step) {
        int[] steps = new int[64];
        Arrays.fill(steps, step);
        return new QuantTable(steps);
    }

    /** The scaling of the Independent JPEG Group: 50 keeps the base table, 100 makes every step 1. */
    private static QuantTable scaled(int[] base, int quality) {
        int percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
        int[] steps = new int[64];
        for (int i = 0; i < 64; i++) {
            steps[i] = Math.clamp((base[i] * percent + 50) / 100, 1, 255);
        }
        return new QuantTable(steps);
    }

    int step(int place) {
        return steps[place];
    }

    boolean hasStepsOf(QuantTable other) {
        return Arrays.equals(steps, other.steps);
    }
}
