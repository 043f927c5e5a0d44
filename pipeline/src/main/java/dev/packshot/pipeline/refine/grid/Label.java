package dev.packshot.pipeline.refine.grid;

import dev.packshot.catalog.PixelSize;

/** What a cell is taken for; bytes, because there are many. */
public final class Label {
    /** What the product stands on or before. */
    public static final byte GROUND = 0;
    /** What is sold. */
    public static final byte PRODUCT = 1;
    /** Undecided: left to the cut. */
    public static final byte OPEN = 2;

    private Label() {}

    /** Number of cells that carry a label. */
    public static int count(byte[] labels, byte label) {
        int count = 0;
        for (byte each : labels) {
            if (each == label) {
                count++;
            }
        }
        return count;
    }

    /** IoU of two outcomes' products on one grid, 0..1; 1 when both are empty. */
    public static double overlap(byte[] one, byte[] other) {
        int both = 0;
        int either = 0;
        for (int cell = 0; cell < one.length; cell++) {
            boolean here = one[cell] == PRODUCT;
            boolean there = other[cell] == PRODUCT;
            both += here && there ? 1 : 0;
            either += here || there ? 1 : 0;
        }
        return either == 0 ? 1 : (double) both / either;
    }

    /** Whether one of a cell's eight neighbours is labelled otherwise. */
    public static boolean onBorder(PixelSize size, byte[] labels, int x, int y) {
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
