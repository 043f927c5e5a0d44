package dev.packshot.pipeline.refine.colour;

import dev.packshot.pipeline.refine.grid.Colours;
import java.util.Arrays;

/**
 * Colours of one side of the cut as a mixture of Gaussians. It starts by splitting the widest cluster across its
 * principal axis until there are enough (Orchard and Bouman, "Color Quantization of Images", IEEE Trans. Signal
 * Processing 1991), so no randomness is needed; {@link #refit} then assigns each colour to its likeliest Gaussian, as
 * GrabCut does.
 */
public final class GaussianMixture {
    private static final int COMPONENTS = 5;
    /** Share of colours that belong to no Gaussian, spread evenly: bounds the cost of a colour never seen. */
    private static final double OUTLIERS = 0.002;

    private static final double DEAREST = Math.log(256.0 * 256 * 256) - Math.log(OUTLIERS);

    private final Colours colours;
    private Gaussian[] components;

    private GaussianMixture(Colours colours, Gaussian[] components) {
        this.colours = colours;
        this.components = components;
    }

    /**
     * Fits the cells that carry a label.
     *
     * @param labels one per cell
     * @param label of this side; at least one cell carries it
     */
    public static GaussianMixture of(Colours colours, byte[] labels, byte label) {
        int[] cluster = new int[labels.length];
        Arrays.fill(cluster, -1);
        Gaussian[] components = new Gaussian[COMPONENTS];
        components[0] = new Gaussian();
        for (int cell = 0; cell < labels.length; cell++) {
            if (labels[cell] == label) {
                cluster[cell] = 0;
                add(components[0], colours, cell);
            }
        }
        double total = components[0].count();
        components[0].fit(total);
        int used = 1;
        while (used < COMPONENTS) {
            int widest = widest(components, used);
            if (!split(colours, cluster, components, widest, used, total)) {
                break;
            }
            used++;
        }
        return new GaussianMixture(colours, Arrays.copyOf(components, used));
    }

    private static int widest(Gaussian[] components, int used) {
        int widest = 0;
        double most = -1;
        for (int k = 0; k < used; k++) {
            double spread = Symmetric.principalAxis(components[k].covariance())[3] * components[k].count();
            if (spread > most) {
                most = spread;
                widest = k;
            }
        }
        return widest;
    }

    private static boolean split(
            Colours colours, int[] cluster, Gaussian[] components, int parent, int child, double total) {
        Gaussian whole = components[parent];
        double[] axis = Symmetric.principalAxis(whole.covariance());
        double middle = axis[0] * whole.mean(0) + axis[1] * whole.mean(1) + axis[2] * whole.mean(2);
        Gaussian below = new Gaussian();
        Gaussian above = new Gaussian();
        for (int cell = 0; cell < cluster.length; cell++) {
            if (cluster[cell] == parent) {
                boolean far = axis[0] * colours.value(cell, 0)
                                + axis[1] * colours.value(cell, 1)
                                + axis[2] * colours.value(cell, 2)
                        > middle;
                add(far ? above : below, colours, cell);
                cluster[cell] = far ? child : parent;
            }
        }
        if (above.count() == 0 || below.count() == 0) {
            return false;
        }
        above.fit(total);
        below.fit(total);
        components[parent] = below;
        components[child] = above;
        return true;
    }

    /** Fits the same number of Gaussians, or fewer, to the cells that now carry the label. */
    public void refit(byte[] labels, byte label) {
        Gaussian[] fresh = new Gaussian[components.length];
        for (int k = 0; k < fresh.length; k++) {
            fresh[k] = new Gaussian();
        }
        double total = 0;
        for (int cell = 0; cell < labels.length; cell++) {
            if (labels[cell] == label) {
                add(fresh[likeliest(cell)], colours, cell);
                total++;
            }
        }
        int used = 0;
        for (Gaussian component : fresh) {
            if (component.count() > 0) {
                component.fit(total);
                fresh[used++] = component;
            }
        }
        if (used > 0) {
            components = Arrays.copyOf(fresh, used);
        }
    }

    /** Minus logarithm of the likelihood of a cell's colour, bounded above; the grid may be another than the fitted one. */
    public double cost(Colours grid, int cell) {
        double r = grid.value(cell, 0);
        double g = grid.value(cell, 1);
        double b = grid.value(cell, 2);
        double least = DEAREST;
        for (Gaussian component : components) {
            least = Math.min(least, component.cost(r, g, b));
        }
        return least;
    }

    private int likeliest(int cell) {
        double r = colours.value(cell, 0);
        double g = colours.value(cell, 1);
        double b = colours.value(cell, 2);
        int best = 0;
        double least = Double.MAX_VALUE;
        for (int k = 0; k < components.length; k++) {
            double cost = components[k].cost(r, g, b);
            if (cost < least) {
                least = cost;
                best = k;
            }
        }
        return best;
    }

    private static void add(Gaussian component, Colours colours, int cell) {
        component.add(colours.value(cell, 0), colours.value(cell, 1), colours.value(cell, 2));
    }
}
