package dev.packshot.pipeline.refine.grid;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.matte.Matte;

/** A network's matte on the coarse grid. */
public final class Belief {
    private Belief() {}

    /**
     * Coverage 0..1 of each coarse cell, by straight-line interpolation: at its centre, or the mean over the cell where the
     * matte is finer than the grid, so that nothing thin falls between the cells.
     */
    public static float[] of(Matte matte, Grid grid) {
        PixelSize cells = grid.coarse();
        double scaleX = (double) grid.coarsePixels()
                * matte.size().width()
                / grid.photo().width();
        double scaleY = (double) grid.coarsePixels()
                * matte.size().height()
                / grid.photo().height();
        int samples = Math.max(1, (int) Math.round(Math.max(scaleX, scaleY)));
        float[] belief = new float[(int) cells.pixels()];
        for (int y = 0, cell = 0; y < cells.height(); y++) {
            for (int x = 0; x < cells.width(); x++, cell++) {
                double sum = 0;
                for (int sample = 0; sample < samples * samples; sample++) {
                    double across = x + (sample % samples + 0.5) / samples;
                    double down = y + (sample / samples + 0.5) / samples;
                    sum += at(matte, across * scaleX - 0.5, down * scaleY - 0.5);
                }
                belief[cell] = (float) (sum / (samples * samples));
            }
        }
        return belief;
    }

    private static double at(Matte matte, double x, double y) {
        PixelSize size = matte.size();
        double mx = Math.clamp(x, 0, size.width() - 1);
        double my = Math.clamp(y, 0, size.height() - 1);
        int left = (int) mx;
        int top = (int) my;
        int right = Math.min(left + 1, size.width() - 1);
        int bottom = Math.min(top + 1, size.height() - 1);
        double upper = matte.at(left, top) + (mx - left) * (matte.at(right, top) - matte.at(left, top));
        double lower = matte.at(left, bottom) + (mx - left) * (matte.at(right, bottom) - matte.at(left, bottom));
        return upper + (my - top) * (lower - upper);
    }

    /** The same on a grid of half as many cells a side: means of up to four cells. */
    public static float[] halved(float[] belief, PixelSize size, PixelSize half) {
        float[] halved = new float[(int) half.pixels()];
        for (int y = 0, cell = 0; y < half.height(); y++) {
            int top = 2 * y * size.width();
            int bottom = Math.min(2 * y + 1, size.height() - 1) * size.width();
            for (int x = 0; x < half.width(); x++, cell++) {
                int left = 2 * x;
                int right = Math.min(2 * x + 1, size.width() - 1);
                halved[cell] =
                        (belief[top + left] + belief[top + right] + belief[bottom + left] + belief[bottom + right]) / 4;
            }
        }
        return halved;
    }
}
