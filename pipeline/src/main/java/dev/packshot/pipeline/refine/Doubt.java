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
 *   <li>methods: 0.9 × ((1 − IoU) − 0.15) / 0.6, IoU between the network's coverage ≥ ½ and the outcome;
 *   <li>objects: 0.35 when more than one;
 *   <li>frame: 0.4 × (longest run of product along a side of the photograph / that side) / 0.1, at most 0.4;
 *   <li>ground: 0.5 × share of the outline's cells whose colour is about as likely under either mixture;
 *   <li>network: 0.5 when it was sure of nothing.
 * </ul>
 */
record Doubt(double edge, double disagreement, int objects, double frame, double likeness, boolean networkSure) {
    private static final double EDGE = 0.3;
    private static final double DISAGREEMENT = 0.35;
    private static final double FRAME = 0.03;
    private static final double LIKENESS = 0.5;

    static Doubt of(
            PixelSize size, byte[] labels, float[] belief, CoarseCut.Outcome outcome, int objects, double edge) {
        return new Doubt(
                edge,
                disagreement(labels, belief),
                objects,
                frame(size, labels),
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
        if (frame > FRAME) {
            reasons.add(Uncertainty.Reason.TOUCHES_FRAME);
        }
        if (likeness > LIKENESS) {
            reasons.add(Uncertainty.Reason.LIKE_THE_GROUND);
        }
        if (!networkSure || disagreement > DISAGREEMENT) {
            reasons.add(Uncertainty.Reason.METHODS_DISAGREE);
        }
        double sure = (1 - 0.8 * edge)
                * (1 - 0.9 * Math.clamp((disagreement - 0.15) / 0.6, 0, 1))
                * (objects > 1 ? 0.65 : 1)
                * (1 - 0.4 * Math.min(1, frame / 0.1))
                * (1 - 0.5 * likeness)
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

    private static double frame(PixelSize size, byte[] labels) {
        int width = size.width();
        int height = size.height();
        double top = run(labels, 0, 1, width);
        double bottom = run(labels, (height - 1) * width, 1, width);
        double left = run(labels, 0, width, height);
        double right = run(labels, width - 1, width, height);
        return Math.max(Math.max(top, bottom), Math.max(left, right));
    }

    private static double run(byte[] labels, int start, int step, int count) {
        int longest = 0;
        int current = 0;
        for (int i = 0; i < count; i++) {
            current = labels[start + i * step] == Label.PRODUCT ? current + 1 : 0;
            longest = Math.max(longest, current);
        }
        return (double) longest / count;
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
