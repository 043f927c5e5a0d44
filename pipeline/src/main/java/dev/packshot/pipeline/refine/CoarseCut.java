package dev.packshot.pipeline.refine;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.refine.colour.GaussianMixture;
import dev.packshot.pipeline.refine.cut.GridCut;
import dev.packshot.pipeline.refine.grid.Belief;
import dev.packshot.pipeline.refine.grid.Colours;
import dev.packshot.pipeline.refine.grid.Label;
import java.util.Arrays;

/**
 * Where the product is by this very picture's colours: mixtures fitted to what the network is sure of, then cut and
 * fitted again a few times (Rother et al., "GrabCut", 2004). The network's coverage stays in the energy, so where the
 * colours can't tell the network decides.
 *
 * <p>The rounds run on a grid of half the resolution, where cuts are cheap; one last cut on the coarse grid decides the
 * cells near that outline and those whose colour speaks strongly against it, such as thin parts.
 */
final class CoarseCut {
    private static final int ROUNDS = 4;
    private static final double BELIEF_LIMIT = 0.02;
    /** Share of cells that the network must be sure of on each side. */
    private static final double ENOUGH = 0.002;
    /** Frame that is taken for ground when the network has no opinion, share of the shorter side. */
    private static final double FRAME = 0.06;
    /** Half the cells a side: areas shrink fourfold, outlines twofold, so colours weigh double against outlines. */
    private static final float HALF_WEIGHT = 2;
    /** Energy from which on a cell is asked again although its surroundings agree. */
    private static final float OUTSPOKEN = 4;
    /** The network's word counts this many times more and less to see whether the outcome hangs on it. */
    private static final double DOUBT = 2;

    private final Colours coarse;
    private final float[] belief;
    private final Colours half;
    private final float[] halfBelief;
    private final TrimapThresholds thresholds;

    /**
     * Prepares.
     *
     * @param coarse the photograph on the coarse grid
     * @param belief the network's coverage per cell, 0..1
     */
    CoarseCut(Colours coarse, float[] belief, TrimapThresholds thresholds) {
        this.coarse = coarse;
        this.belief = belief;
        this.half = coarse.reduced(2);
        this.halfBelief = Belief.halved(belief, coarse.size(), half.size());
        this.thresholds = thresholds;
    }

    /**
     * The outcome on the coarse grid.
     *
     * @param labels product or ground per cell
     * @param advantage per cell, how much likelier its colour is under the product's mixture (difference of logs)
     * @param networkSure whether the network gave the start; otherwise the frame did
     * @param fragility how much the outcome hangs on the network's weight: 1 − IoU of the outcomes at half and twice it,
     *     0..1
     */
    @SuppressWarnings("ArrayRecordComponent") // Work values, never compared.
    record Outcome(byte[] labels, float[] advantage, boolean networkSure, double fragility) {
        /** Coverage below which even the network's most likely place is no guess. */
        private static final float FAINTEST = 0.25f;

        /** The network's best guess instead, for a photograph whose colours show one thing only. */
        Outcome guessing(float[] belief) {
            float most = FAINTEST;
            for (float each : belief) {
                most = Math.max(most, each);
            }
            byte[] guess = new byte[belief.length];
            for (int cell = 0; cell < guess.length; cell++) {
                guess[cell] = belief[cell] >= most / 2 ? Label.PRODUCT : Label.GROUND;
            }
            return new Outcome(guess, advantage, networkSure, fragility);
        }
    }

    Outcome cut() {
        byte[] start = trimap();
        boolean networkSure = enough(start, Label.PRODUCT) && enough(start, Label.GROUND);
        byte[] region = new byte[start.length];
        if (networkSure) {
            Arrays.fill(region, Label.OPEN);
        } else {
            start = frame(Label.PRODUCT);
            region = frame(Label.OPEN);
        }
        GaussianMixture ground = GaussianMixture.of(half, start, Label.GROUND);
        GaussianMixture product = GaussianMixture.of(half, start, Label.PRODUCT);
        GridCut grid = new GridCut(half, region);
        byte[] labels = rounds(ground, product, grid);
        double fragility = fragility(advantage(ground, product, half), grid);
        float[] advantage = advantage(ground, product, coarse);
        float[] energy = withBelief(advantage, belief, 1, thresholds.weight());
        byte[] last = new GridCut(coarse, doubtful(labels, energy)).cut(energy);
        return new Outcome(last, advantage, networkSure, fragility);
    }

    private byte[] rounds(GaussianMixture ground, GaussianMixture product, GridCut grid) {
        byte[] labels = cutHalf(advantage(ground, product, half), grid, 1);
        for (int round = 1; round < ROUNDS; round++) {
            ground.refit(labels, Label.GROUND);
            product.refit(labels, Label.PRODUCT);
            labels = cutHalf(advantage(ground, product, half), grid, 1);
        }
        return labels;
    }

    private double fragility(float[] advantage, GridCut grid) {
        byte[] timid = cutHalf(advantage, grid, 1 / DOUBT);
        byte[] bold = cutHalf(advantage, grid, DOUBT);
        return 1 - Label.overlap(timid, bold);
    }

    private byte[] cutHalf(float[] advantage, GridCut grid, double trust) {
        return grid.cut(withBelief(advantage, halfBelief, HALF_WEIGHT, trust * thresholds.weight()));
    }

    /** The half grid's labels on the coarse grid, open near their outline and where a cell strongly disagrees. */
    private byte[] doubtful(byte[] labels, float[] energy) {
        byte[] region = new byte[energy.length];
        PixelSize size = coarse.size();
        for (int y = 0, cell = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++, cell++) {
                byte label = labels[y / 2 * half.size().width() + x / 2];
                boolean against = label == Label.PRODUCT ? energy[cell] < -OUTSPOKEN : energy[cell] > OUTSPOKEN;
                region[cell] = against || Label.onBorder(half.size(), labels, x / 2, y / 2) ? Label.OPEN : label;
            }
        }
        return region;
    }

    private static float[] advantage(GaussianMixture ground, GaussianMixture product, Colours grid) {
        float[] advantage = new float[(int) grid.size().pixels()];
        for (int cell = 0; cell < advantage.length; cell++) {
            advantage[cell] = (float) (ground.cost(grid, cell) - product.cost(grid, cell));
        }
        return advantage;
    }

    private static float[] withBelief(float[] advantage, float[] belief, float weight, double trust) {
        float[] sum = new float[advantage.length];
        for (int cell = 0; cell < sum.length; cell++) {
            double p = Math.clamp(belief[cell], BELIEF_LIMIT, 1 - BELIEF_LIMIT);
            sum[cell] = (float) (weight * (advantage[cell] + trust * Math.log(p / (1 - p))));
        }
        return sum;
    }

    private byte[] trimap() {
        byte[] trimap = new byte[halfBelief.length];
        for (int cell = 0; cell < trimap.length; cell++) {
            float p = halfBelief[cell];
            trimap[cell] =
                    p >= thresholds.product() ? Label.PRODUCT : p <= thresholds.ground() ? Label.GROUND : Label.OPEN;
        }
        return trimap;
    }

    /** Ground along the frame, a label inside. */
    private byte[] frame(byte inside) {
        PixelSize size = half.size();
        byte[] labels = new byte[halfBelief.length];
        int frame = Math.max(1, (int) Math.round(FRAME * size.shortest()));
        for (int y = frame; y < size.height() - frame; y++) {
            Arrays.fill(labels, y * size.width() + frame, (y + 1) * size.width() - frame, inside);
        }
        return labels;
    }

    private static boolean enough(byte[] trimap, byte label) {
        return Label.count(trimap, label) > ENOUGH * trimap.length;
    }
}
