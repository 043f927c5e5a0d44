package dev.packshot.pipeline.refine;

import dev.packshot.catalog.PixelSize;

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

    /** Whether one of a cell's eight neighbours is labelled otherwise. */
    static boolean onBorder(PixelSize size, byte[] labels, int x, int y) {
        byte label = labels[y * size.width() + x];
        for (int ny = Math.max(0, y - 1); ny <= Math.min(size.height() - 1, y + 1); ny++) {
            for (int nx = Math.max(0, x - 1); nx <= Math.min(size.width() - 1, x + 1); nx++) {
                if (labels[ny * size.width() + nx] != label) {
                    return true;
                }
            }
        }
        return false;
    }
}
