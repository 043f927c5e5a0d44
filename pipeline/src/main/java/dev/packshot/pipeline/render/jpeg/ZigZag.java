package dev.packshot.pipeline.render.jpeg;

/** The order in which a block's coefficients travel (ITU-T T.81 figure A.6). */
final class ZigZag {
    /** {@code NATURAL[n]} is the place, row × 8 + column, of the n-th coefficient of the zig-zag sequence. */
    static final int[] NATURAL = sequence();

    private ZigZag() {}

    private static int[] sequence() {
        int[] places = new int[64];
        int n = 0;
        for (int diagonal = 0; diagonal < 15; diagonal++) {
            int first = Math.max(0, diagonal - 7);
            int last = Math.min(7, diagonal);
            for (int step = first; step <= last; step++) {
                int row = diagonal % 2 == 0 ? diagonal - step : step;
                places[n++] = row * 8 + diagonal - row;
            }
        }
        return places;
    }
}
