package dev.packshot.pipeline.render.jpeg;

import java.util.Arrays;

/**
 * Quantises the luma of blocks that hold white so that each white pixel is decoded at 255 or above, which decoders cut
 * to 255.
 *
 * <p>White is one-sided: what lies above 255 is lost in the decoder, so the white pixels may be given any greater value
 * before the transform. They are raised by what they fall short, block by block, until the quantised block decodes
 * right; the other pixels keep their values. Not thread-safe: holds work arrays.
 */
final class WhiteLuma {
    private static final int ROUNDS = 40;
    private static final float WHITE = 127;

    /** Decoders wrap around beyond 10 bits instead of cutting, so a sample stays well inside them. */
    private static final int FARTHEST = 480;

    private final QuantTable table;
    private final float[] multipliers;
    private final float margin;
    private final IntegerInverse decoder = new IntegerInverse();
    private final float[] aims = new float[64];
    private final float[] spectrum = new float[64];
    private final float[] exact = new float[64];
    private final int[] decoded = new int[64];

    WhiteLuma(QuantTable table) {
        this.table = table;
        this.multipliers = CosineTransform.multipliers(table);
        // With a DC step of 1 the largest coefficient, 1023, ends 0.9 above white: no room for more.
        this.margin = table.step(0) == 1 ? 0.25f : 1.5f;
    }

    /** The DC coefficient of a block without any other that is white; at most 1023 (ITU-T T.81 F.1.2.1). */
    int flatWhite() {
        return Math.min(Coefficients.LARGEST, (int) Math.ceil(8 * (WHITE + margin) / table.step(0)));
    }

    /** Quantises a block with white and other pixels; always ends with the white pixels white. */
    void quantise(float[] luma, long white, int[] quantised) {
        System.arraycopy(luma, 0, aims, 0, 64);
        for (int round = 0; round < ROUNDS; round++) {
            System.arraycopy(aims, 0, spectrum, 0, 64);
            CosineTransform.forward(spectrum);
            Coefficients.round(spectrum, multipliers, quantised);
            if (decodesWhite(quantised, white)) {
                return;
            }
            raise(white, 1 + round * 0.1f);
        }
        while (quantised[0] < Coefficients.LARGEST) {
            quantised[0]++;
            if (decodesWhite(quantised, white)) {
                return;
            }
        }
        Arrays.fill(quantised, 0);
        quantised[0] = flatWhite();
    }

    private void raise(long white, float zeal) {
        for (long rest = white; rest != 0; rest &= rest - 1) {
            int p = Long.numberOfTrailingZeros(rest);
            float missing = WHITE + margin - exact[p];
            if (missing > 0) {
                aims[p] += missing * zeal + 0.25f;
            }
        }
    }

    private boolean decodesWhite(int[] quantised, long white) {
        CosineTransform.inverse(quantised, table, exact);
        for (int p = 0; p < 64; p++) {
            boolean falls = (white >>> p & 1) != 0 && exact[p] < WHITE + margin;
            if (falls || Math.abs(exact[p]) > FARTHEST) {
                return false;
            }
        }
        decoder.samples(quantised, table, decoded);
        for (long rest = white; rest != 0; rest &= rest - 1) {
            if (decoded[Long.numberOfTrailingZeros(rest)] < WHITE) {
                return false;
            }
        }
        return true;
    }
}
