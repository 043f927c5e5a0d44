package dev.packshot.pipeline.refine.colour;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.refine.grid.Colours;
import dev.packshot.pipeline.refine.grid.Grid;
import dev.packshot.pipeline.refine.grid.Label;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Colours of product and ground near each coarse cell of the outline, from the fine cells that are surely one or the
 * other, and the straight line between them that tells them apart best (Fisher's linear discriminant). A pixel's
 * place on that line is its alpha by colour; the squared Mahalanobis distance of the two ends is how far that alpha can
 * be trusted: one over it is the alpha's variance.
 */
public final class LocalColours {
    /** Values kept per cell: line (r, g, b, offset) times trust, trust, mean of product, mean of ground. */
    public static final int VALUES = 11;

    /** Where the trust stands among them; all before it are needed to place a colour on the line. */
    public static final int TRUST = 4;
    /** Means of product (r, g, b) and ground (r, g, b). */
    public static final int MEANS = 6;

    private static final int PRODUCT_MEAN = 5;
    private static final int GROUND_MEAN = 8;

    private static final int BESIDE = 2;
    private static final int REACH = 4;
    private static final int FAR_REACH = 10;
    private static final int FEW = 24;
    private static final double NOISE = 9;
    private static final double MOST_TRUST = 400;

    private final Colours fine;
    private final byte[] labels;
    private final int step;
    private final PixelSize cells;
    private final double[] @Nullable [] moments;
    private final float[] values;
    private final boolean[] known;

    private LocalColours(Grid grid, Colours fine, byte[] labels) {
        this.fine = fine;
        this.labels = labels;
        this.step = grid.coarseStep();
        this.cells = grid.coarse();
        int count = (int) cells.pixels();
        this.moments = new double[count][];
        this.values = new float[count * VALUES];
        this.known = new boolean[count];
    }

    /**
     * Looks around every coarse cell that holds an open fine cell, and around those near it.
     *
     * @param labels per fine cell, open where it may be mixed
     */
    public static LocalColours of(Grid grid, Colours fine, byte[] labels) {
        LocalColours local = new LocalColours(grid, fine, labels);
        boolean[] wanted = local.wanted();
        for (int cell = 0; cell < wanted.length; cell++) {
            if (wanted[cell]) {
                local.look(cell);
            }
        }
        return local;
    }

    /** Coarse cells across and down. */
    public PixelSize cells() {
        return cells;
    }

    /** Values of all cells, {@link #VALUES} each; zero where nothing is open near. */
    public float[] values() {
        return values;
    }

    /** Means of product and ground per cell, {@link #MEANS} each; a cell that has none takes a neighbour's. */
    public float[] filledMeans() {
        float[] means = new float[known.length * MEANS];
        int width = cells.width();
        for (int cell = 0; cell < known.length; cell++) {
            int from = known[cell] ? cell : knownNeighbour(cell % width, cell / width);
            if (from >= 0) {
                System.arraycopy(values, from * VALUES + PRODUCT_MEAN, means, cell * MEANS, MEANS);
            }
        }
        return means;
    }

    private int knownNeighbour(int x, int y) {
        for (int ny = Math.max(0, y - 1); ny <= Math.min(cells.height() - 1, y + 1); ny++) {
            for (int nx = Math.max(0, x - 1); nx <= Math.min(cells.width() - 1, x + 1); nx++) {
                if (known[ny * cells.width() + nx]) {
                    return ny * cells.width() + nx;
                }
            }
        }
        return -1;
    }

    /** Difference of log likelihoods, product over ground, of a fine cell's colour by its coarse cell's line. */
    public float advantage(int fineX, int fineY) {
        int fineCell = fineY * fine.size().width() + fineX;
        int at = (fineY / step * cells.width() + fineX / step) * VALUES;
        float alphaTimesTrust = values[at] * fine.value(fineCell, 0)
                + values[at + 1] * fine.value(fineCell, 1)
                + values[at + 2] * fine.value(fineCell, 2)
                + values[at + 3];
        return alphaTimesTrust - values[at + TRUST] / 2;
    }

    private boolean[] wanted() {
        boolean[] wanted = new boolean[known.length];
        int width = fine.size().width();
        for (int fineCell = 0; fineCell < labels.length; fineCell++) {
            if (labels[fineCell] == Label.OPEN) {
                mark(wanted, fineCell % width / step, fineCell / width / step);
            }
        }
        return wanted;
    }

    private void mark(boolean[] wanted, int x, int y) {
        for (int ny = Math.max(0, y - BESIDE); ny <= Math.min(cells.height() - 1, y + BESIDE); ny++) {
            for (int nx = Math.max(0, x - BESIDE); nx <= Math.min(cells.width() - 1, x + BESIDE); nx++) {
                wanted[ny * cells.width() + nx] = true;
            }
        }
    }

    private void look(int cell) {
        double[] product = new double[10];
        double[] ground = new double[10];
        gather(cell, REACH, product, ground);
        if (product[0] < FEW || ground[0] < FEW) {
            Arrays.fill(product, 0);
            Arrays.fill(ground, 0);
            gather(cell, FAR_REACH, product, ground);
        }
        if (product[0] >= 1 && ground[0] >= 1) {
            line(cell * VALUES, product, ground);
            known[cell] = true;
        }
    }

    private void gather(int cell, int reach, double[] product, double[] ground) {
        int x = cell % cells.width();
        int y = cell / cells.width();
        for (int ny = Math.max(0, y - reach); ny <= Math.min(cells.height() - 1, y + reach); ny++) {
            for (int nx = Math.max(0, x - reach); nx <= Math.min(cells.width() - 1, x + reach); nx++) {
                double[] sums = moments(nx, ny);
                for (int k = 0; k < 10; k++) {
                    ground[k] += sums[k];
                    product[k] += sums[10 + k];
                }
            }
        }
    }

    private double[] moments(int x, int y) {
        int cell = y * cells.width() + x;
        double[] sums = moments[cell];
        if (sums == null) {
            sums = new double[20];
            int right = Math.min(fine.size().width(), (x + 1) * step);
            int bottom = Math.min(fine.size().height(), (y + 1) * step);
            for (int fy = y * step; fy < bottom; fy++) {
                for (int fx = x * step; fx < right; fx++) {
                    add(sums, fy * fine.size().width() + fx);
                }
            }
            moments[cell] = sums;
        }
        return sums;
    }

    private void add(double[] sums, int fineCell) {
        byte label = labels[fineCell];
        if (label == Label.OPEN) {
            return;
        }
        int at = label * 10;
        int r = fine.value(fineCell, 0);
        int g = fine.value(fineCell, 1);
        int b = fine.value(fineCell, 2);
        sums[at]++;
        sums[at + 1] += r;
        sums[at + 2] += g;
        sums[at + 3] += b;
        sums[at + 4] += r * r;
        sums[at + 5] += r * g;
        sums[at + 6] += r * b;
        sums[at + 7] += g * g;
        sums[at + 8] += g * b;
        sums[at + 9] += b * b;
    }

    private void line(int at, double[] product, double[] ground) {
        double[] pooled = new double[6];
        double[] difference = new double[3];
        double[] middle = new double[3];
        for (int i = 0, k = 0; i < 3; i++) {
            double productMean = product[1 + i] / product[0];
            double groundMean = ground[1 + i] / ground[0];
            values[at + PRODUCT_MEAN + i] = (float) productMean;
            values[at + GROUND_MEAN + i] = (float) groundMean;
            difference[i] = productMean - groundMean;
            middle[i] = (productMean + groundMean) / 2;
            for (int j = i; j < 3; j++, k++) {
                pooled[k] = (covariance(product, i, j, k) + covariance(ground, i, j, k)) / 2 + (i == j ? NOISE : 0);
            }
        }
        double[] inverse = new double[6];
        Symmetric.invert(pooled, inverse);
        double[] w = {
            inverse[0] * difference[0] + inverse[1] * difference[1] + inverse[2] * difference[2],
            inverse[1] * difference[0] + inverse[3] * difference[1] + inverse[4] * difference[2],
            inverse[2] * difference[0] + inverse[4] * difference[1] + inverse[5] * difference[2]
        };
        double trust = w[0] * difference[0] + w[1] * difference[1] + w[2] * difference[2];
        double shrink = Math.min(1, MOST_TRUST / Math.max(trust, 1e-9));
        double offset = trust / 2;
        for (int i = 0; i < 3; i++) {
            values[at + i] = (float) (shrink * w[i]);
            offset -= w[i] * middle[i];
        }
        values[at + 3] = (float) (shrink * offset);
        values[at + TRUST] = (float) (shrink * trust);
    }

    private static double covariance(double[] sums, int i, int j, int k) {
        return sums[4 + k] / sums[0] - sums[1 + i] / sums[0] * (sums[1 + j] / sums[0]);
    }
}
