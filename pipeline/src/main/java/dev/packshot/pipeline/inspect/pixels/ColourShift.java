package dev.packshot.pipeline.inspect.pixels;

import dev.packshot.pipeline.raster.Raster;

/** How far the colours of two pictures lie apart. */
public final class ColourShift {
    private static final int SAMPLES = 100_000;

    private ColourShift() {}

    /**
     * Mean ΔE2000 over a regular grid of at most some 100,000 pixels.
     *
     * @param one H×W×3 or H×W×4
     * @param other of the same size
     */
    public static double mean(Raster one, Raster other) {
        int step = Math.max(1, (int) Math.sqrt((double) one.size().pixels() / SAMPLES));
        byte[] first = new byte[one.stride()];
        byte[] second = new byte[other.stride()];
        double sum = 0;
        long count = 0;
        for (int y = 0; y < one.height(); y += step) {
            one.readRow(y, first);
            other.readRow(y, second);
            for (int x = 0; x < one.width(); x += step) {
                int a = x * one.bands();
                int b = x * other.bands();
                sum += ColourDifference.between(
                        first[a] & 0xFF,
                        first[a + 1] & 0xFF,
                        first[a + 2] & 0xFF,
                        second[b] & 0xFF,
                        second[b + 1] & 0xFF,
                        second[b + 2] & 0xFF);
                count++;
            }
        }
        return sum / count;
    }
}
