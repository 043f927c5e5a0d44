package dev.packshot.pipeline.render.jpeg;

/**
 * Quantises Cb or Cr of blocks without white, where the table of the file may be finer than the quality asks for: what
 * the ordinary steps would drop is dropped, what is kept takes the finer value, as its extra bits are spent anyway.
 * Not thread-safe.
 */
final class PlainChroma {
    private final QuantTable table;
    private final QuantTable usual;
    private final float[] multipliers;
    private final float[] ordinary;

    /** Below this share of the ordinary step a coefficient is dropped; more where steps are coarse and bits dear. */
    private final float dropped;

    PlainChroma(QuantTable table, QuantTable usual) {
        this.table = table;
        this.usual = usual;
        this.multipliers = CosineTransform.multipliers(table);
        this.ordinary = CosineTransform.multipliers(usual);
        this.dropped = Math.min(0.8f, 0.5f + 0.03f * usual.step(0));
    }

    /** Quantises a block; its samples are transformed in place. */
    void quantise(float[] chroma, int[] quantised) {
        CosineTransform.forward(chroma);
        if (table.hasStepsOf(usual)) {
            Coefficients.round(chroma, ordinary, quantised);
            return;
        }
        float mean = chroma[0];
        for (int i = 1; i < 64; i++) {
            if (Math.abs(chroma[i] * ordinary[i]) < dropped) {
                chroma[i] = 0;
            }
        }
        Coefficients.round(chroma, multipliers, quantised);
        // The mean keeps the ordinary grid: neighbours then often share it, and a difference of 0 costs least.
        quantised[0] = Math.round(mean * ordinary[0]) * usual.step(0) / table.step(0);
    }
}
