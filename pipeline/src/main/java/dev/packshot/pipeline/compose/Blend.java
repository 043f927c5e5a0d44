package dev.packshot.pipeline.compose;

/** Laying one thing over another, 8 bits, exact where nothing lies over it. Rows are interleaved. */
final class Blend {
    private Blend() {}

    /**
     * Darkens ground.
     *
     * @param ground W×3
     * @param shadow opacity per pixel, 0 to 255
     */
    static void shade(byte[] ground, int[] shadow) {
        for (int x = 0; x < shadow.length; x++) {
            int light = 255 - shadow[x];
            if (light != 255) {
                ground[3 * x] = over255((ground[3 * x] & 0xFF) * light);
                ground[3 * x + 1] = over255((ground[3 * x + 1] & 0xFF) * light);
                ground[3 * x + 2] = over255((ground[3 * x + 2] & 0xFF) * light);
            }
        }
    }

    /** Lays a product (colour W×3, alpha W) over ground (W×3). */
    static void over(byte[] ground, byte[] colour, byte[] alpha) {
        for (int x = 0; x < alpha.length; x++) {
            int a = alpha[x] & 0xFF;
            if (a == 255) {
                ground[3 * x] = colour[3 * x];
                ground[3 * x + 1] = colour[3 * x + 1];
                ground[3 * x + 2] = colour[3 * x + 2];
            } else if (a != 0) {
                int rest = 255 - a;
                for (int i = 3 * x; i < 3 * x + 3; i++) {
                    ground[i] = over255((colour[i] & 0xFF) * a + (ground[i] & 0xFF) * rest);
                }
            }
        }
    }

    /** Lays a product over a black shadow over nothing; the outcome (W×4) isn't premultiplied. */
    static void overNothing(byte[] out, byte[] colour, byte[] alpha, int[] shadow) {
        for (int x = 0; x < alpha.length; x++) {
            int a = alpha[x] & 0xFF;
            int through = over255(shadow[x] * (255 - a)) & 0xFF;
            int opacity = a + through;
            for (int c = 0; c < 3; c++) {
                out[4 * x + c] = opacity == 0 ? 0 : (byte) (((colour[3 * x + c] & 0xFF) * a + opacity / 2) / opacity);
            }
            out[4 * x + 3] = (byte) opacity;
        }
    }

    /** Rounded division by 255 of a value up to 255². */
    private static byte over255(int value) {
        int v = value + 128;
        return (byte) ((v + (v >> 8)) >> 8);
    }
}
