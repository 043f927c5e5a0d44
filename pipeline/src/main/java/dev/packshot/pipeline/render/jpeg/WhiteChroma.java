package dev.packshot.pipeline.render.jpeg;

import java.util.Arrays;

/**
 * Quantises Cb or Cr of blocks that hold white so that each white pixel is decoded as exactly 128, without colour.
 *
 * <p>Colour has no free side as luma has: any other value tints. So among the whole-number coefficients one search looks
 * for a block whose white pixels all stay within {@link #DEAD} of zero while the others keep their colour as well as may
 * be: a tabu search (Glover 1989) that changes one coefficient by one step at a time. Where none is found the colour of
 * the block is weakened, in the end to none, which always decodes right. A picture has so many moves; once they are
 * spent, blocks that don't come right soon lose their colour. Not thread-safe: for one picture, holds work arrays.
 */
final class WhiteChroma {
    /** Half a level is where decoders round up; the rest is left for how their transforms differ. */
    private static final float DEAD = 0.46f;

    /** What a coloured pixel may be off before it counts: eases the search more than it costs. */
    private static final float EASE = 4;

    /** Coefficients whose slope is at least this share of the steepest are tried. */
    private static final float STEEP = 0.5f;

    private static final int TENURE = 3;
    private static final int MOVES = 100;

    /** Hair all over a picture needs fewer; what needs more are patterns, dithered or hostile. */
    static final int MOVES_OF_A_PICTURE = 1_500_000;

    private static final int MOVES_WHEN_SPENT = 4;
    private static final float[] STRENGTHS = {1f, 0.7f, 0.4f};

    private final QuantTable table;
    private final float[] multipliers;
    private final float[] ordinary;
    private final IntegerInverse decoder = new IntegerInverse();
    private final int[] decoded = new int[64];
    private final float[] aims = new float[64];
    private final float[] play = new float[64];
    private final float[] weights = new float[64];
    private final float[] spectrum = new float[64];
    private final float[] offs = new float[64];
    private final float[] costs = new float[64];
    private final float[] slope = new float[64];
    private final int[] barred = new int[64];
    private int movesLeft;

    /**
     * A search over steps of one table.
     *
     * @param table the steps of the file
     * @param usual the steps that this quality has ordinarily
     * @param moves how many changes may be tried for all blocks together
     */
    WhiteChroma(QuantTable table, QuantTable usual, int moves) {
        this.movesLeft = moves;
        this.table = table;
        this.multipliers = CosineTransform.multipliers(table);
        this.ordinary = CosineTransform.multipliers(usual);
    }

    /** Quantises a block with white and other pixels; always ends with the white pixels colourless. */
    void quantise(float[] chroma, long white, int[] quantised) {
        for (float strength : STRENGTHS) {
            for (int p = 0; p < 64; p++) {
                boolean isWhite = (white >>> p & 1) != 0;
                aims[p] = isWhite ? 0 : chroma[p] * strength;
                play[p] = isWhite ? DEAD : EASE;
                weights[p] = isWhite ? 1 : 0;
            }
            System.arraycopy(aims, 0, spectrum, 0, 64);
            CosineTransform.forward(spectrum);
            Coefficients.round(spectrum, ordinary, quantised);
            if (isEmpty(quantised)) {
                return;
            }
            Coefficients.round(spectrum, multipliers, quantised);
            if (search(white, quantised)) {
                return;
            }
        }
        Arrays.fill(quantised, 0);
    }

    private boolean search(long white, int[] quantised) {
        CosineTransform.inverse(quantised, table, offs);
        for (int p = 0; p < 64; p++) {
            offs[p] -= aims[p];
        }
        Arrays.fill(barred, -1);
        int moves = movesLeft > 0 ? MOVES : MOVES_WHEN_SPENT;
        for (int move = 0; move < moves; move++) {
            movesLeft--;
            if (isColourless(white) && decodesColourless(quantised, white)) {
                return true;
            }
            careForColour(white, move < MOVES / 4 ? 1e-3f : move < MOVES / 2 ? 3e-4f : 1e-4f);
            if (!step(move, quantised)) {
                return false;
            }
        }
        return false;
    }

    private void careForColour(long white, float weight) {
        for (int p = 0; p < 64; p++) {
            if ((white >>> p & 1) == 0) {
                weights[p] = weight;
            }
        }
    }

    /** Changes the coefficient that helps most (or harms least) by one step, and bars it for a while. */
    private boolean step(int move, int[] quantised) {
        float least = STEEP * slopes(move);
        int best = -1;
        int bestSign = 0;
        float bestCost = Float.MAX_VALUE;
        for (int place = 0; place < 64; place++) {
            if (slope[place] == 0 || Math.abs(slope[place]) * table.step(place) < least) {
                continue;
            }
            int sign = slope[place] > 0 ? -1 : 1;
            float cost = cost(CosineTransform.OF_PLACE[place], sign * table.step(place));
            if (cost < bestCost) {
                bestCost = cost;
                best = place;
                bestSign = sign;
            }
        }
        if (best < 0) {
            return false;
        }
        quantised[best] = Math.clamp(quantised[best] + bestSign, -Coefficients.LARGEST, Coefficients.LARGEST);
        CosineTransform.add(offs, CosineTransform.OF_PLACE[best], bestSign * table.step(best));
        barred[best] = move + TENURE;
        return true;
    }

    /** Fills in the slopes of the coefficients that aren't barred; returns the steepest for one step. */
    private float slopes(int move) {
        Arrays.fill(slope, 0);
        for (int p = 0; p < 64; p++) {
            float pull = weights[p] * beyond(offs[p], play[p]);
            if (pull != 0) {
                CosineTransform.add(slope, CosineTransform.OF_PIXEL[p], pull);
            }
        }
        float most = 0;
        for (int i = 0; i < 64; i++) {
            if (barred[i] >= move) {
                slope[i] = 0;
            }
            most = Math.max(most, Math.abs(slope[i]) * table.step(i));
        }
        return most;
    }

    /** What a change would leave to mend: one loop that vectorises, then sums side by side, not one behind the other. */
    private float cost(float[] basis, float change) {
        for (int p = 0; p < 64; p++) {
            float h = Math.max(Math.abs(offs[p] + change * basis[p]) - play[p], 0);
            costs[p] = weights[p] * h * h;
        }
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        for (int p = 0; p < 64; p += 4) {
            a += costs[p];
            b += costs[p + 1];
            c += costs[p + 2];
            d += costs[p + 3];
        }
        return (a + b) + (c + d);
    }

    private static float beyond(float off, float play) {
        return off - Math.max(-play, Math.min(play, off));
    }

    private boolean isColourless(long white) {
        for (long rest = white; rest != 0; rest &= rest - 1) {
            if (Math.abs(offs[Long.numberOfTrailingZeros(rest)]) > DEAD) {
                return false;
            }
        }
        return true;
    }

    private boolean decodesColourless(int[] quantised, long white) {
        decoder.samples(quantised, table, decoded);
        for (int p = 0; p < 64; p++) {
            boolean tinted = (white >>> p & 1) != 0 && decoded[p] != 0;
            if (tinted || Math.abs(decoded[p]) > 480) {
                return false;
            }
        }
        return true;
    }

    private static boolean isEmpty(int[] quantised) {
        for (int steps : quantised) {
            if (steps != 0) {
                return false;
            }
        }
        return true;
    }
}
