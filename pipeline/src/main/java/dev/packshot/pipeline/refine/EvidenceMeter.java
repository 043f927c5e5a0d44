package dev.packshot.pipeline.refine;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.doubt.Evidence;
import dev.packshot.pipeline.doubt.Feature;
import dev.packshot.pipeline.refine.grid.Label;
import java.util.EnumMap;
import java.util.Map;

/** Measures on the coarse grid what speaks against a cut-out; {@link Feature} says what each figure means. */
final class EvidenceMeter {
    /** Cells on either side of the outline where a network may well be undecided: its answer is never sharper. */
    private static final int BAND = 4;

    private static final double MORE_OBJECTS = 4;
    private static final double SMALL = 0.05;
    private static final double FULL = 0.6;
    /** Length of a smooth outline over the number of cell sides along it, whatever its direction, on average. */
    private static final double SMOOTH = Math.PI / 4;

    private final PixelSize size;
    private final float[] belief;
    private final CoarseCut.Outcome outcome;
    private final byte[] labels;
    private final int product;

    /**
     * Prepares.
     *
     * @param size of the coarse grid
     * @param belief the network's coverage per cell, 0..1
     * @param outcome of the cut on that grid, its labels cleaned, with some product and some ground
     */
    EvidenceMeter(PixelSize size, float[] belief, CoarseCut.Outcome outcome) {
        this.size = size;
        this.belief = belief;
        this.outcome = outcome;
        this.labels = outcome.labels();
        this.product = Label.count(labels, Label.PRODUCT);
    }

    /**
     * Measures.
     *
     * @param objects separate ones in the labels' product
     * @param doubtfulEdge share of the outline whose two sides look alike, 0..1
     */
    Evidence measure(int objects, double doubtfulEdge) {
        Map<Feature, Double> values = new EnumMap<>(Feature.class);
        double share = (double) product / labels.length;
        values.put(Feature.EDGE, doubtfulEdge);
        values.put(Feature.DISAGREEMENT, 1 - Label.overlap(labels, believed()));
        values.put(Feature.OBJECTS, Math.clamp((objects - 1) / MORE_OBJECTS, 0, 1));
        values.put(Feature.CONFUSION, confusion());
        values.put(Feature.UNSURE, outcome.networkSure() ? 0.0 : 1.0);
        values.put(Feature.FRAGILITY, outcome.fragility());
        values.put(Feature.SMALLNESS, Math.clamp(1 - share / SMALL, 0, 1));
        values.put(Feature.FULLNESS, Math.clamp((share - FULL) / (1 - FULL), 0, 1));
        alongTheFrame(values);
        alongTheOutline(values, objects);
        awayFromTheOutline(values);
        return new Evidence(values);
    }

    private byte[] believed() {
        byte[] believed = new byte[belief.length];
        for (int cell = 0; cell < believed.length; cell++) {
            believed[cell] = believes(cell) ? Label.PRODUCT : Label.GROUND;
        }
        return believed;
    }

    private boolean believes(int cell) {
        return belief[cell] >= 0.5f;
    }

    private double confusion() {
        int strangers = 0;
        int outsiders = 0;
        for (int cell = 0; cell < labels.length; cell++) {
            float advantage = outcome.advantage()[cell];
            strangers += labels[cell] == Label.PRODUCT && advantage < 0 ? 1 : 0;
            outsiders += labels[cell] == Label.GROUND && advantage > 0 ? 1 : 0;
        }
        return (share(strangers, product) + share(outsiders, labels.length - product)) / 2;
    }

    private void alongTheFrame(Map<Feature, Double> values) {
        int border = 0;
        int touched = 0;
        int leaked = 0;
        for (int cell = 0; cell < labels.length; cell++) {
            if (onFrame(cell)) {
                border++;
                touched += labels[cell] == Label.PRODUCT ? 1 : 0;
                leaked += labels[cell] == Label.PRODUCT && !believes(cell) ? 1 : 0;
            }
        }
        values.put(Feature.FRAME, share(touched, border));
        values.put(Feature.LEAK, share(leaked, border));
    }

    private boolean onFrame(int cell) {
        int x = cell % size.width();
        int y = cell / size.width();
        return x == 0 || y == 0 || x == size.width() - 1 || y == size.height() - 1;
    }

    private void alongTheOutline(Map<Feature, Double> values, int objects) {
        int sides = 0;
        int outermost = 0;
        int alike = 0;
        for (int cell = 0; cell < labels.length; cell++) {
            int open = labels[cell] == Label.PRODUCT ? groundSides(cell) : 0;
            if (open > 0) {
                sides += open;
                outermost++;
                // Less than a factor e for the product is no more than chance.
                alike += outcome.advantage()[cell] < 1 ? 1 : 0;
            }
        }
        double discs = Math.sqrt(4 * Math.PI * product * Math.max(1, objects));
        values.put(Feature.LIKENESS, share(alike, outermost));
        values.put(Feature.RAGGEDNESS, sides == 0 ? 0 : Math.clamp(1 - discs / (sides * SMOOTH), 0, 1));
    }

    private int groundSides(int cell) {
        int width = size.width();
        int x = cell % width;
        return (x > 0 && labels[cell - 1] == Label.GROUND ? 1 : 0)
                + (x < width - 1 && labels[cell + 1] == Label.GROUND ? 1 : 0)
                + (cell >= width && labels[cell - width] == Label.GROUND ? 1 : 0)
                + (cell < labels.length - width && labels[cell + width] == Label.GROUND ? 1 : 0);
    }

    private void awayFromTheOutline(Map<Feature, Double> values) {
        boolean[] near = nearTheOutline();
        int inside = 0;
        double undecided = 0;
        double stray = 0;
        for (int cell = 0; cell < labels.length; cell++) {
            if (near[cell]) {
                continue;
            }
            if (labels[cell] == Label.PRODUCT) {
                inside++;
                undecided += entropy(belief[cell]);
            } else {
                stray += belief[cell];
            }
        }
        values.put(Feature.INDECISION, inside == 0 ? 0 : Math.clamp(undecided / inside, 0, 1));
        values.put(Feature.STRAY, Math.clamp(stray / product, 0, 1));
    }

    /** In bits. */
    private static double entropy(double p) {
        return p <= 0 || p >= 1 ? 0 : -(p * Math.log(p) + (1 - p) * Math.log(1 - p)) / Math.log(2);
    }

    /** Cells from which {@link #BAND} steps across or down lead over the outline. */
    private boolean[] nearTheOutline() {
        int[] steps = new int[labels.length];
        for (int cell = 0; cell < steps.length; cell++) {
            int left = cell % size.width() == 0 ? BAND : stepsFrom(cell - 1, cell, steps);
            int above = cell < size.width() ? BAND : stepsFrom(cell - size.width(), cell, steps);
            steps[cell] = Math.min(left, above);
        }
        boolean[] near = new boolean[labels.length];
        for (int cell = steps.length - 1; cell >= 0; cell--) {
            int right = cell % size.width() == size.width() - 1 ? BAND : stepsFrom(cell + 1, cell, steps);
            int below = cell >= labels.length - size.width() ? BAND : stepsFrom(cell + size.width(), cell, steps);
            steps[cell] = Math.min(steps[cell], Math.min(right, below));
            near[cell] = steps[cell] < BAND;
        }
        return near;
    }

    private int stepsFrom(int neighbour, int cell, int[] steps) {
        return labels[neighbour] == labels[cell] ? steps[neighbour] + 1 : 0;
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
