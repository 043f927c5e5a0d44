package dev.packshot.pipeline.render.jpeg;

/**
 * The inverse transform as nearly every decoder computes it: in integers, by the factorisation of Loeffler, Ligtenberg
 * and Moschytz (1989) with constants of 13 fractional bits, columns first, two more fractional bits kept between the
 * passes. Bit for bit the accurate integer method of the Independent JPEG Group's library and its descendants.
 *
 * <p>Not thread-safe: holds its work array.
 */
final class IntegerInverse {
    private static final int FRACTION = 13;
    private static final int BETWEEN = 2;

    private final int[] work = new int[64];

    private static int fixed(double constant) {
        return (int) Math.round(constant * (1 << FRACTION));
    }

    private static final int F_0_541 = fixed(0.541196100);
    private static final int F_0_765 = fixed(0.765366865);
    private static final int F_1_847 = fixed(1.847759065);
    private static final int F_1_175 = fixed(1.175875602);
    private static final int F_0_298 = fixed(0.298631336);
    private static final int F_2_053 = fixed(2.053119869);
    private static final int F_3_072 = fixed(3.072711026);
    private static final int F_1_501 = fixed(1.501321110);
    private static final int F_0_899 = fixed(0.899976223);
    private static final int F_2_562 = fixed(2.562915447);
    private static final int F_1_961 = fixed(1.961570560);
    private static final int F_0_390 = fixed(0.390180644);

    /** Level-shifted samples (0 is mid-grey) before they are cut to −128..127. */
    void samples(int[] quantised, QuantTable table, int[] samples) {
        for (int i = 0; i < 64; i++) {
            work[i] = quantised[i] * table.step(i);
        }
        for (int column = 0; column < 8; column++) {
            eight(work, work, column, 8, FRACTION - BETWEEN);
        }
        for (int row = 0; row < 64; row += 8) {
            eight(work, samples, row, 1, FRACTION + BETWEEN + 3);
        }
    }

    private static void eight(int[] in, int[] out, int at, int by, int drop) {
        int c2 = in[at + 2 * by];
        int c6 = in[at + 6 * by];
        int turn = (c2 + c6) * F_0_541;
        int outer = turn + c2 * F_0_765;
        int inner = turn - c6 * F_1_847;
        int sum = (in[at] + in[at + 4 * by]) << FRACTION;
        int difference = (in[at] - in[at + 4 * by]) << FRACTION;
        int e0 = sum + outer;
        int e3 = sum - outer;
        int e1 = difference + inner;
        int e2 = difference - inner;

        int c7 = in[at + 7 * by];
        int c5 = in[at + 5 * by];
        int c3 = in[at + 3 * by];
        int c1 = in[at + by];
        int all = (c7 + c3 + c5 + c1) * F_1_175;
        int edge = -(c7 + c1) * F_0_899;
        int middle = -(c5 + c3) * F_2_562;
        int even = all - (c7 + c3) * F_1_961;
        int odd = all - (c5 + c1) * F_0_390;
        int o0 = c7 * F_0_298 + edge + even;
        int o1 = c5 * F_2_053 + middle + odd;
        int o2 = c3 * F_3_072 + middle + even;
        int o3 = c1 * F_1_501 + edge + odd;

        int half = 1 << (drop - 1);
        out[at] = (e0 + o3 + half) >> drop;
        out[at + 7 * by] = (e0 - o3 + half) >> drop;
        out[at + by] = (e1 + o2 + half) >> drop;
        out[at + 6 * by] = (e1 - o2 + half) >> drop;
        out[at + 2 * by] = (e2 + o1 + half) >> drop;
        out[at + 5 * by] = (e2 - o1 + half) >> drop;
        out[at + 3 * by] = (e3 + o0 + half) >> drop;
        out[at + 4 * by] = (e3 - o0 + half) >> drop;
    }
}
