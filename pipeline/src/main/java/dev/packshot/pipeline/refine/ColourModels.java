package dev.packshot.pipeline.refine;

/**
 * Where the product is by this very picture's colours: mixtures fitted to what the network is sure of, then cut and
 * fitted again a few times (Rother et al., "GrabCut", 2004). The network's coverage stays in the energy, so where the
 * colours can't tell the network decides.
 */
final class ColourModels {
    private static final int ROUNDS = 4;
    private static final double BELIEF_WEIGHT = 1.5;
    private static final double BELIEF_LIMIT = 0.02;
    /** Share of cells that the network must be sure of on each side. */
    private static final double ENOUGH = 0.002;
    /** Frame that is taken for ground when the network has no opinion, share of the shorter side. */
    private static final double FRAME = 0.06;

    private final Colours colours;
    private final float[] belief;
    private final TrimapThresholds thresholds;

    /**
     * Prepares.
     *
     * @param belief the network's coverage per cell, 0..1
     */
    ColourModels(Colours colours, float[] belief, TrimapThresholds thresholds) {
        this.colours = colours;
        this.belief = belief;
        this.thresholds = thresholds;
    }

    /**
     * The outcome on the coarse grid.
     *
     * @param labels product or ground per cell
     * @param advantage per cell, how much likelier its colour is under the product's mixture (difference of logs)
     * @param networkSure whether the network gave the start; otherwise the frame did
     */
    @SuppressWarnings("ArrayRecordComponent") // Work values, never compared.
    record Outcome(byte[] labels, float[] advantage, boolean networkSure) {}

    Outcome cut() {
        byte[] trimap = trimap();
        boolean sure = enough(trimap, Label.PRODUCT) && enough(trimap, Label.GROUND);
        return sure ? rounds(trimap, open(), true) : fromFrame();
    }

    private Outcome fromFrame() {
        byte[] region = new byte[belief.length];
        byte[] start = new byte[belief.length];
        int width = colours.size().width();
        int height = colours.size().height();
        int frame = Math.max(1, (int) Math.round(FRAME * colours.size().shortest()));
        for (int y = 0, cell = 0; y < height; y++) {
            for (int x = 0; x < width; x++, cell++) {
                boolean inside = x >= frame && y >= frame && x < width - frame && y < height - frame;
                region[cell] = inside ? Label.OPEN : Label.GROUND;
                start[cell] = inside ? Label.PRODUCT : Label.GROUND;
            }
        }
        return rounds(start, region, false);
    }

    private Outcome rounds(byte[] start, byte[] region, boolean networkSure) {
        GaussianMixture ground = GaussianMixture.of(colours, start, Label.GROUND);
        GaussianMixture product = GaussianMixture.of(colours, start, Label.PRODUCT);
        GridCut grid = new GridCut(colours, region);
        float[] advantage = new float[belief.length];
        byte[] labels = start;
        for (int round = 0; round < ROUNDS; round++) {
            if (round > 0) {
                ground.refit(labels, Label.GROUND);
                product.refit(labels, Label.PRODUCT);
            }
            compare(ground, product, advantage);
            labels = grid.cut(withBelief(advantage));
            if (Label.count(labels, Label.PRODUCT) == 0 || Label.count(labels, Label.GROUND) == 0) {
                break;
            }
        }
        return new Outcome(labels, advantage, networkSure);
    }

    private static void compare(GaussianMixture ground, GaussianMixture product, float[] advantage) {
        for (int cell = 0; cell < advantage.length; cell++) {
            advantage[cell] = (float) (ground.cost(cell) - product.cost(cell));
        }
    }

    private float[] withBelief(float[] advantage) {
        float[] sum = new float[advantage.length];
        for (int cell = 0; cell < sum.length; cell++) {
            double p = Math.clamp(belief[cell], BELIEF_LIMIT, 1 - BELIEF_LIMIT);
            sum[cell] = (float) (advantage[cell] + BELIEF_WEIGHT * Math.log(p / (1 - p)));
        }
        return sum;
    }

    private byte[] trimap() {
        byte[] trimap = new byte[belief.length];
        for (int cell = 0; cell < trimap.length; cell++) {
            float p = belief[cell];
            trimap[cell] =
                    p >= thresholds.product() ? Label.PRODUCT : p <= thresholds.ground() ? Label.GROUND : Label.OPEN;
        }
        return trimap;
    }

    private byte[] open() {
        byte[] region = new byte[belief.length];
        java.util.Arrays.fill(region, Label.OPEN);
        return region;
    }

    private boolean enough(byte[] trimap, byte label) {
        return Label.count(trimap, label) > ENOUGH * trimap.length;
    }
}
