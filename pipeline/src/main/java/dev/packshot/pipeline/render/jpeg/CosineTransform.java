package dev.packshot.pipeline.render.jpeg;

import java.util.Arrays;

/**
 * The 8×8 cosine transform of ITU-T T.81 A.3.3 (orthonormal) on 64 floats, row × 8 + column.
 *
 * <p>Forward by the factorisation of Arai, Agui and Nakajima (1988), which leaves a factor on each coefficient; {@link
 * #multipliers} folds that factor into the quantisation. Backward by adding up basis pictures, as most coefficients of
 * a block are zero.
 */
final class CosineTransform {
    /** {@code OF_PLACE[i][p]}: value at pixel p of the basis picture of coefficient i. */
    static final float[][] OF_PLACE = new float[64][64];

    /** {@code OF_PIXEL[p][i]}: the same numbers by pixel. */
    static final float[][] OF_PIXEL = new float[64][64];

    private static final float C2 = (float) Math.cos(Math.PI / 8);
    private static final float C4 = (float) Math.sqrt(0.5);
    private static final float C6 = (float) Math.sin(Math.PI / 8);

    static {
        for (int i = 0; i < 64; i++) {
            for (int p = 0; p < 64; p++) {
                double value = wave(i >> 3, p >> 3) * wave(i & 7, p & 7);
                OF_PLACE[i][p] = (float) value;
                OF_PIXEL[p][i] = (float) value;
            }
        }
    }

    private CosineTransform() {}

    private static double wave(int frequency, int at) {
        double norm = frequency == 0 ? Math.sqrt(0.125) : 0.5;
        return norm * Math.cos((2 * at + 1) * frequency * Math.PI / 16);
    }

    /** What the results of {@link #forward} are multiplied by to be coefficients in units of these steps. */
    static float[] multipliers(QuantTable table) {
        float[] factors = new float[64];
        for (int i = 0; i < 64; i++) {
            factors[i] = (float) (1 / (8 * growth(i >> 3) * growth(i & 7) * table.step(i)));
        }
        return factors;
    }

    private static double growth(int frequency) {
        return frequency == 0 ? 1 : Math.sqrt(2) * Math.cos(frequency * Math.PI / 16);
    }

    /** Transforms in place; the results carry the factors that {@link #multipliers} takes off. */
    static void forward(float[] block) {
        for (int row = 0; row < 64; row += 8) {
            eight(block, row, 1);
        }
        for (int column = 0; column < 8; column++) {
            eight(block, column, 8);
        }
    }

    private static void eight(float[] d, int at, int by) {
        float a0 = d[at] + d[at + 7 * by];
        float b0 = d[at] - d[at + 7 * by];
        float a1 = d[at + by] + d[at + 6 * by];
        float b1 = d[at + by] - d[at + 6 * by];
        float a2 = d[at + 2 * by] + d[at + 5 * by];
        float b2 = d[at + 2 * by] - d[at + 5 * by];
        float a3 = d[at + 3 * by] + d[at + 4 * by];
        float b3 = d[at + 3 * by] - d[at + 4 * by];

        float even0 = a0 + a3;
        float even1 = a1 + a2;
        float even3 = a0 - a3;
        float even2 = (a1 - a2 + even3) * C4;
        d[at] = even0 + even1;
        d[at + 4 * by] = even0 - even1;
        d[at + 2 * by] = even3 + even2;
        d[at + 6 * by] = even3 - even2;

        float odd0 = b3 + b2;
        float odd1 = (b2 + b1) * C4;
        float odd2 = b1 + b0;
        float turn = (odd0 - odd2) * C6;
        float low = odd0 * (C2 - C6) + turn;
        float high = odd2 * (C2 + C6) + turn;
        float sum = b0 + odd1;
        float difference = b0 - odd1;
        d[at + 5 * by] = difference + low;
        d[at + 3 * by] = difference - low;
        d[at + by] = sum + high;
        d[at + 7 * by] = sum - high;
    }

    /** Samples of quantised coefficients, not rounded, level shifted (0 is mid-grey). */
    static void inverse(int[] quantised, QuantTable table, float[] samples) {
        Arrays.fill(samples, 0);
        for (int i = 0; i < 64; i++) {
            if (quantised[i] != 0) {
                add(samples, OF_PLACE[i], quantised[i] * table.step(i));
            }
        }
    }

    /** {@code sum += factor × addend}, element by element over 64. */
    static void add(float[] sum, float[] addend, float factor) {
        for (int p = 0; p < 64; p++) {
            sum[p] += factor * addend[p];
        }
    }
}
