package dev.packshot.pipeline.render.jpeg;

/** From the results of the transform to whole numbers of steps. */
final class Coefficients {
    /** Largest magnitude of a quantised coefficient in baseline JPEG (ITU-T T.81 tables F.1 and F.2). */
    static final int LARGEST = 1023;

    private static final float ABOVE_ZERO = 16384.5f;

    private Coefficients() {}

    /** The nearest whole numbers of steps. */
    static void round(float[] spectrum, float[] multipliers, int[] quantised) {
        for (int i = 0; i < 64; i++) {
            int steps = (int) (spectrum[i] * multipliers[i] + ABOVE_ZERO) - (int) ABOVE_ZERO;
            quantised[i] = Math.min(LARGEST, Math.max(-LARGEST, steps));
        }
    }
}
