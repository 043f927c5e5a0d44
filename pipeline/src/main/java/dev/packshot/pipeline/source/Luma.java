package dev.packshot.pipeline.source;

/** Rec. 709 luma in whole numbers. */
final class Luma {
    /** What luma is multiplied by. */
    static final int SCALE = 256;

    private Luma() {}

    /** Luma × {@link #SCALE} of channels 0..255. */
    static int scaled(int r, int g, int b) {
        return 54 * r + 183 * g + 19 * b;
    }
}
