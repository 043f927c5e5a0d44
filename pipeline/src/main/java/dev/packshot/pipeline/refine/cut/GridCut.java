package dev.packshot.pipeline.refine.cut;

import dev.packshot.pipeline.refine.grid.Colours;
import dev.packshot.pipeline.refine.grid.Label;

/**
 * Cheapest division of the open cells of a grid into product and ground, neighbours (eight of them) preferring to stay
 * together unless their colours differ: the energy of Rother, Kolmogorov and Blake, "GrabCut" (SIGGRAPH 2004), with
 * their γ = 50 and β = 1 / (2 × mean squared difference of neighbours).
 */
public final class GridCut {
    private static final double GAMMA = 50;
    private static final int[] RIGHT = {1, 1, 0, -1};
    private static final int[] DOWN = {0, 1, 1, 1};
    private static final double[] CLOSENESS = {1, Math.sqrt(0.5), 1, Math.sqrt(0.5)};
    /** Capacities are whole numbers: this many of them are one unit of energy. */
    private static final double UNITS = 64;

    private static final int NO_NODE = -1;

    private final Colours colours;
    private final byte[] region;
    private final int[] cells;
    private final int[] nodeOf;
    private final double beta;

    /**
     * Prepares the grid.
     *
     * @param region a {@link Label} per cell; only the open ones are decided, the others pull on their neighbours
     */
    public GridCut(Colours colours, byte[] region) {
        this.colours = colours;
        this.region = region;
        cells = new int[Label.count(region, Label.OPEN)];
        nodeOf = new int[region.length];
        int node = 0;
        for (int cell = 0; cell < region.length; cell++) {
            nodeOf[cell] = region[cell] == Label.OPEN ? node : NO_NODE;
            if (region[cell] == Label.OPEN) {
                cells[node++] = cell;
            }
        }
        beta = beta();
    }

    private double beta() {
        long sum = 0;
        long pairs = 0;
        for (int cell : cells) {
            for (int d = 0; d < 4; d++) {
                int other = neighbour(cell, d);
                if (other >= 0) {
                    sum += colours.squaredDistance(cell, other);
                    pairs++;
                }
            }
        }
        return sum == 0 ? 0 : pairs / (2.0 * sum);
    }

    /**
     * Cuts.
     *
     * @param advantage per cell, how much dearer ground is than product (units of −log likelihood)
     * @return a label per cell, none open
     */
    public byte[] cut(float[] advantage) {
        MaxFlow graph = new MaxFlow(cells.length, cells.length * 4);
        for (int node = 0; node < cells.length; node++) {
            addTerminals(graph, node, units(advantage[cells[node]]));
            addNeighbours(graph, node);
        }
        graph.solve();
        byte[] labels = region.clone();
        for (int node = 0; node < cells.length; node++) {
            labels[cells[node]] = graph.onSourceSide(node) ? Label.PRODUCT : Label.GROUND;
        }
        return labels;
    }

    private void addNeighbours(MaxFlow graph, int node) {
        int cell = cells[node];
        for (int d = 0; d < 8; d++) {
            boolean forward = d < 4;
            int other = forward ? neighbour(cell, d) : backward(cell, d - 4);
            if (other < 0) {
                continue;
            }
            boolean open = region[other] == Label.OPEN;
            if (open && !forward) {
                continue;
            }
            double likeness = Math.exp(-beta * colours.squaredDistance(cell, other));
            int capacity = units(GAMMA * CLOSENESS[d & 3] * likeness);
            if (open) {
                graph.addEdge(node, nodeOf[other], capacity);
            } else {
                addTerminals(graph, node, region[other] == Label.PRODUCT ? capacity : -capacity);
            }
        }
    }

    private static void addTerminals(MaxFlow graph, int node, int advantage) {
        graph.addTerminals(node, Math.max(0, advantage), Math.max(0, -advantage));
    }

    private static int units(double energy) {
        return (int) Math.round(energy * UNITS);
    }

    private int neighbour(int cell, int d) {
        return at(cell, RIGHT[d], DOWN[d]);
    }

    private int backward(int cell, int d) {
        return at(cell, -RIGHT[d], -DOWN[d]);
    }

    private int at(int cell, int right, int down) {
        int width = colours.size().width();
        int x = cell % width + right;
        int y = cell / width + down;
        return x < 0 || x >= width || y < 0 || y >= colours.size().height() ? NO_NODE : y * width + x;
    }
}
