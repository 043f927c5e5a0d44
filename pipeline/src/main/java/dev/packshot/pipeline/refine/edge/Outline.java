package dev.packshot.pipeline.refine.edge;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.raster.PixelRect;
import dev.packshot.pipeline.refine.colour.LocalColours;
import dev.packshot.pipeline.refine.cut.GridCut;
import dev.packshot.pipeline.refine.grid.Colours;
import dev.packshot.pipeline.refine.grid.Grid;
import dev.packshot.pipeline.refine.grid.Label;
import java.util.Optional;

/**
 * The product's outline on the fine grid: a second, narrow cut along the coarse outline, by the colours on either side
 * of it right there.
 *
 * @param labels product or ground per fine cell
 * @param distance signed distance to the outline per fine cell, in fine cells
 * @param local colours along the outline
 */
@SuppressWarnings("ArrayRecordComponent") // Work values, never compared.
public record Outline(byte[] labels, float[] distance, LocalColours local) {
    private static final int REACH = 2;
    private static final int LEAST_REACH = 6;

    private static final float MIXED = 2.5f;
    private static final float STRONGEST = 20;

    /**
     * Follows the outline.
     *
     * @param fine the photograph on the fine grid
     * @param coarseLabels product or ground per coarse cell
     */
    public static Outline of(Grid grid, Colours fine, byte[] coarseLabels) {
        byte[] region = spread(grid, coarseLabels);
        LocalColours rough = LocalColours.of(grid, fine, region);
        byte[] labels = new GridCut(fine, region).cut(advantage(fine.size(), region, rough));
        float[] distance = EdgeDistance.of(fine.size(), labels, reach(grid));
        byte[] sure = labels.clone();
        for (int cell = 0; cell < sure.length; cell++) {
            if (Math.abs(distance[cell]) < MIXED) {
                sure[cell] = Label.OPEN;
            }
        }
        return new Outline(labels, distance, LocalColours.of(grid, fine, sure));
    }

    /** Furthest distance that is told apart, in fine cells; alpha is constant beyond. */
    static int reach(Grid grid) {
        return Math.max(LEAST_REACH, REACH * grid.coarseStep());
    }

    /** Smallest rectangle of the photograph outside of which alpha is 0; none when the outline closed to nothing. */
    public Optional<PixelRect> place(Grid grid) {
        int width = grid.fine().width();
        int left = width;
        int right = -1;
        int top = -1;
        int bottom = -1;
        for (int cell = 0; cell < labels.length; cell++) {
            if (labels[cell] == Label.PRODUCT) {
                int x = cell % width;
                left = Math.min(left, x);
                right = Math.max(right, x);
                bottom = cell / width;
                top = top < 0 ? bottom : top;
            }
        }
        if (right < 0) {
            return Optional.empty();
        }
        int step = grid.fineStep();
        PixelSize photo = grid.photo();
        PixelRect box = new PixelRect(
                left * step,
                top * step,
                Math.min(photo.width(), (right + 1) * step) - left * step,
                Math.min(photo.height(), (bottom + 1) * step) - top * step);
        return Optional.of(box.grownWithin((reach(grid) + 1) * step, photo));
    }

    private static float[] advantage(PixelSize size, byte[] region, LocalColours local) {
        float[] advantage = new float[region.length];
        for (int y = 0, cell = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++, cell++) {
                if (region[cell] == Label.OPEN) {
                    advantage[cell] = Math.clamp(local.advantage(x, y), -STRONGEST, STRONGEST);
                }
            }
        }
        return advantage;
    }

    /** Coarse labels on the fine grid, open in every coarse cell that has a neighbour of the other kind. */
    private static byte[] spread(Grid grid, byte[] coarseLabels) {
        PixelSize coarse = grid.coarse();
        PixelSize size = grid.fine();
        byte[] region = new byte[(int) size.pixels()];
        for (int cy = 0; cy < coarse.height(); cy++) {
            for (int cx = 0; cx < coarse.width(); cx++) {
                byte label = Label.onBorder(coarse, coarseLabels, cx, cy)
                        ? Label.OPEN
                        : coarseLabels[cy * coarse.width() + cx];
                int right = Math.min(size.width(), (cx + 1) * grid.coarseStep());
                int bottom = Math.min(size.height(), (cy + 1) * grid.coarseStep());
                for (int y = cy * grid.coarseStep(); y < bottom; y++) {
                    java.util.Arrays.fill(
                            region, y * size.width() + cx * grid.coarseStep(), y * size.width() + right, label);
                }
            }
        }
        return region;
    }
}
