package dev.packshot.pipeline.refine;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.refine.grid.Label;
import java.util.EnumSet;
import java.util.Set;

/**
 * How doubtful a cut-out is: 1 − Π (1 − pᵢ) over what speaks against it, each pᵢ a probability by experience.
 *
 * <ul>
 *   <li>edge: 0.8 × share of the outline whose colours on both sides lie within two standard deviations;
 *   <li>methods: 0.7 × ((1 − IoU) − 0.2) / 0.35, at most 0.7 (an IoU of ½ gives 0.6), IoU between the network's coverage
 *       ≥ ½ and the outcome; no more than that, because the network may be the one that is wrong;
 *   <li>objects: 0.35 when more than one;
 *   <li>frame: 0.35 when the product runs along the photograph's border, however far: it may be cut off;
 *   <li>leak: 0.6 × (share of the whole border where the outcome is product and the network's coverage < ½) / 0.3, at
 *       most 0.6: ground taken for product mostly runs out of the picture;
 *   <li>ground: 0.5 × (share of the outline's cells whose colour is about as likely under either mixture − 0.2) / 0.6, at
 *       most 0.5: a fifth of them is usual;
 *   <li>network: 0.5 when it was sure of nothing.
 * </ul>
 */
record Doubt(
        double edge,
        double disagreement,
        int objects,
        boolean touchesFrame,
        double leak,
        double likeness,
        boolean networkSure) {
    private static final double EDGE = 0.3;
    private static final double DISAGREEMENT = 0.35;
    private static final double LEAK = 0.2;
    private static final double LIKENESS = 0.5;

    /**
     * Weighs an outcome.
     *
     * @param size of the coarse grid
     * @param belief the network's coverage per cell, 0..1
     * @param outcome of the cut on that grid, its labels cleaned
     * @param objects separate ones in it
     * @param edge share of the outline that is doubtful, 0..1
     * @param touchesFrame whether the product runs along the photograph's border
     */
    static Doubt of(
            PixelSize size, float[] belief, CoarseCut.Outcome outcome, int objects, double edge, boolean touchesFrame) {
        byte[] labels = outcome.labels();
        return new Doubt(
                edge,
                disagreement(labels, belief),
                objects,
                touchesFrame,
                leak(size, labels, belief),
                likeness(size, labels, outcome.advantage()),
                outcome.networkSure());
    }

    Uncertainty uncertainty() {
        Set<Uncertainty.Reason> reasons = EnumSet.noneOf(Uncertainty.Reason.class);
        if (edge > EDGE) {
            reasons.add(Uncertainty.Reason.EDGE_DOUBT);
        }
        if (objects > 1) {
            reasons.add(Uncertainty.Reason.SEVERAL_OBJECTS);
        }
        if (touchesFrame) {
            reasons.add(Uncertainty.Reason.TOUCHES_FRAME);
        }
        if (likeness > LIKENESS) {
            reasons.add(Uncertainty.Reason.LIKE_THE_GROUND);
        }
        if (!networkSure || disagreement > DISAGREEMENT || leak > LEAK) {
            reasons.add(Uncertainty.Reason.METHODS_DISAGREE);
        }
        double sure = (1 - 0.8 * edge)
                * (1 - 0.7 * Math.clamp((disagreement - 0.2) / 0.35, 0, 1))
                * (objects > 1 ? 0.65 : 1)
                * (touchesFrame ? 0.65 : 1)
                * (1 - 0.6 * Math.min(1, leak / 0.3))
                * (1 - 0.5 * Math.clamp((likeness - 0.2) / 0.6, 0, 1))
                * (networkSure ? 1 : 0.5);
        return new Uncertainty(1 - sure, reasons);
    }

    private static double disagreement(byte[] labels, float[] belief) {
        int both = 0;
        int either = 0;
        for (int cell = 0; cell < labels.length; cell++) {
            boolean product = labels[cell] == Label.PRODUCT;
            boolean believed = belief[cell] >= 0.5f;
            both += product && believed ? 1 : 0;
            either += product || believed ? 1 : 0;
        }
        return either == 0 ? 1 : 1 - (double) both / either;
    }

    private static double leak(PixelSize size, byte[] labels, float[] belief) {
        int width = size.width();
        int height = size.height();
        int border = 0;
        int leaked = 0;
        for (int cell = 0; cell < labels.length; cell++) {
            int x = cell % width;
            int y = cell / width;
            if (x == 0 || y == 0 || x == width - 1 || y == height - 1) {
                border++;
                leaked += labels[cell] == Label.PRODUCT && belief[cell] < 0.5f ? 1 : 0;
            }
        }
        return (double) leaked / border;
    }

    /** Share of the product's outermost cells whose colour speaks for neither side by more than a factor e. */
    private static double likeness(PixelSize size, byte[] labels, float[] advantage) {
        int width = size.width();
        int outline = 0;
        int alike = 0;
        for (int y = 1; y < size.height() - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                int cell = y * width + x;
                boolean edge = labels[cell] == Label.PRODUCT
                        && (labels[cell - 1] == Label.GROUND
                                || labels[cell + 1] == Label.GROUND
                                || labels[cell - width] == Label.GROUND
                                || labels[cell + width] == Label.GROUND);
                if (edge) {
                    outline++;
                    alike += advantage[cell] < 1 ? 1 : 0;
                }
            }
        }
        return outline == 0 ? 0 : (double) alike / outline;
    }
}
