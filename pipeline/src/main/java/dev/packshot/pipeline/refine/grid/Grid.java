package dev.packshot.pipeline.refine.grid;

import dev.packshot.catalog.PixelSize;

/**
 * The two coarser grids of a photograph. Both start at its upper left corner and their steps are whole pixels, so a
 * cell covers whole pixels; the last column and row may stick out of the photograph.
 *
 * @param photo size of the photograph
 * @param fineStep side of a fine cell in pixels: about 1280 cells on the long side
 * @param coarseStep side of a coarse cell in <em>fine cells</em>: about 320 cells on the long side
 */
public record Grid(PixelSize photo, int fineStep, int coarseStep) {
    private static final double FINE = 1280;
    private static final double COARSE = 320;

    /** The grids of a photograph of a size. */
    public static Grid of(PixelSize photo) {
        int fineStep = Math.max(1, (int) Math.round(photo.longest() / FINE));
        int coarseStep = Math.max(1, (int) Math.round(photo.longest() / (fineStep * COARSE)));
        return new Grid(photo, fineStep, coarseStep);
    }

    /** Fine cells across and down. */
    public PixelSize fine() {
        return cells(photo, fineStep);
    }

    /** Coarse cells across and down. */
    public PixelSize coarse() {
        return cells(fine(), coarseStep);
    }

    /** Side of a coarse cell in pixels. */
    public int coarsePixels() {
        return fineStep * coarseStep;
    }

    private static PixelSize cells(PixelSize size, int step) {
        return new PixelSize((size.width() + step - 1) / step, (size.height() + step - 1) / step);
    }
}
