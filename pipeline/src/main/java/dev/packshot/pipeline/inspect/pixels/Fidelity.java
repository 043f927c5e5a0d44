package dev.packshot.pipeline.inspect.pixels;

import dev.packshot.pipeline.raster.Raster;
import java.util.Arrays;

/**
 * How far the product's colours are from the photograph's, on a regular grid of at most some 20,000 pixels.
 *
 * @param mean mean ΔE2000, 0 when there is nothing to compare
 * @param p95 95th percentile
 * @param colourful share of the product's pixels that aren't grey, 0..1
 */
public record Fidelity(double mean, double p95, double colourful) {
    private static final int SAMPLES = 20_000;

    /** Spread of the channels from which a pixel has a colour: above what JPEG's chroma rounding adds to grey. */
    private static final int COLOUR = 12;

    /**
     * Compares.
     *
     * @param picture H×W×3 or H×W×4, the decoded file
     * @param reference H×W×3, the photograph on the same canvas
     * @param core where
     */
    static Fidelity of(Raster picture, Raster reference, Mask core) {
        long pixels = core.count();
        int step = Math.max(1, (int) Math.sqrt((double) pixels / SAMPLES));
        float[] differences = new float[(int) Math.min(pixels, 8L * SAMPLES)];
        byte[] shown = new byte[picture.stride()];
        byte[] taken = new byte[reference.stride()];
        int samples = 0;
        int colourful = 0;
        for (int y = 0; y < picture.height(); y += step) {
            picture.readRow(y, shown);
            reference.readRow(y, taken);
            for (int x = 0; x < picture.width() && samples < differences.length; x += step) {
                if (core.has(x, y)) {
                    int a = x * picture.bands();
                    differences[samples++] = (float) difference(shown, a, taken, x * reference.bands());
                    colourful += spread(shown, a) > COLOUR ? 1 : 0;
                }
            }
        }
        if (samples == 0) {
            return new Fidelity(0, 0, 0);
        }
        double sum = 0;
        for (int i = 0; i < samples; i++) {
            sum += differences[i];
        }
        Arrays.sort(differences, 0, samples);
        return new Fidelity(
                sum / samples,
                differences[(int) Math.min(samples - 1L, Math.round(0.95 * samples))],
                (double) colourful / samples);
    }

    private static double difference(byte[] one, int a, byte[] two, int b) {
        return ColourDifference.between(
                one[a] & 0xFF,
                one[a + 1] & 0xFF,
                one[a + 2] & 0xFF,
                two[b] & 0xFF,
                two[b + 1] & 0xFF,
                two[b + 2] & 0xFF);
    }

    private static int spread(byte[] row, int at) {
        int red = row[at] & 0xFF;
        int green = row[at + 1] & 0xFF;
        int blue = row[at + 2] & 0xFF;
        return Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue));
    }
}
