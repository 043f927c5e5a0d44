package dev.packshot.pipeline.refine;

/** What a cell is taken for; bytes, because there are many. */
final class Label {
    static final byte GROUND = 0;
    static final byte PRODUCT = 1;
    /** Undecided: left to the cut. */
    static final byte OPEN = 2;

    private Label() {}

    static int count(byte[] labels, byte label) {
        int count = 0;
        for (byte each : labels) {
            if (each == label) {
                count++;
            }
        }
        return count;
    }
}
