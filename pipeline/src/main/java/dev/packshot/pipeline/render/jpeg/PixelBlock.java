package dev.packshot.pipeline.render.jpeg;

/**
 * The 8×8 pixels of one block in Y'CbCr, level shifted: Y' −128..127, Cb and Cr −128..128 about 0 (full range ITU-R
 * BT.601, ITU-T T.871 clause 7). Pixels outside the picture repeat its border. One is used again for block after block.
 */
final class PixelBlock {
    private static final float CB = 1 / 1.772f;
    private static final float CR = 1 / 1.402f;

    final float[] luma = new float[64];
    final float[] blue = new float[64];
    final float[] red = new float[64];

    /** Bit p is set where pixel p, row × 8 + column, is white ground. */
    long ground;

    private long white;

    /** Whether every pixel is exactly 255, 255, 255, be it ground or product; then nothing else is filled in. */
    boolean isAllWhite() {
        return white == -1L;
    }

    /**
     * Takes the block whose left column is {@code left}.
     *
     * @param rows eight rows of interleaved RGB
     * @param covers the product's alpha in these rows
     */
    void load(byte[][] rows, byte[][] covers, int left, int width) {
        white = whiteOf(rows, left, width);
        if (isAllWhite()) {
            return;
        }
        ground = white == 0 ? 0 : white & bareOf(covers, left, width);
        for (int p = 0; p < 64; p++) {
            byte[] row = rows[p >> 3];
            int at = 3 * Math.min(left + (p & 7), width - 1);
            float r = row[at] & 0xFF;
            float g = row[at + 1] & 0xFF;
            float b = row[at + 2] & 0xFF;
            float y = 0.299f * r + 0.587f * g + 0.114f * b;
            luma[p] = y - 128;
            blue[p] = (b - y) * CB;
            red[p] = (r - y) * CR;
        }
    }

    private static long whiteOf(byte[][] rows, int left, int width) {
        long mask = 0;
        for (int p = 0; p < 64; p++) {
            byte[] row = rows[p >> 3];
            int at = 3 * Math.min(left + (p & 7), width - 1);
            if ((row[at] & row[at + 1] & row[at + 2]) == -1) {
                mask |= 1L << p;
            }
        }
        return mask;
    }

    private static long bareOf(byte[][] covers, int left, int width) {
        long mask = 0;
        for (int p = 0; p < 64; p++) {
            if (WhiteGround.isBare(covers[p >> 3][Math.min(left + (p & 7), width - 1)])) {
                mask |= 1L << p;
            }
        }
        return mask;
    }
}
