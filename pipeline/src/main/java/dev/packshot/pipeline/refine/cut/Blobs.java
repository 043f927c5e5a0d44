package dev.packshot.pipeline.refine.cut;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.refine.grid.Label;

/** Connected patches of equal label: small stray ones are dropped, small gaps inside the product closed. */
public final class Blobs {
    /** A blob below this share of the largest is noise, unless the network is sure of it. */
    private static final double STRAY = 0.01;

    private static final double SURE = 0.8;
    /** A hole below this share of the largest blob is closed when the network sees product there. */
    private static final double GAP = 0.02;
    /** A separate blob counts as an object of its own from this share of the largest on. */
    private static final double OBJECT = 0.08;

    private final PixelSize size;
    private final byte[] labels;
    private final float[] belief;
    private final int[] blobOf;
    private final int[] stack;

    private Blobs(PixelSize size, byte[] labels, float[] belief) {
        this.size = size;
        this.labels = labels;
        this.belief = belief;
        blobOf = new int[labels.length];
        stack = new int[labels.length];
    }

    /**
     * Cleans labels in place.
     *
     * @param belief the network's coverage per cell, 0..1
     * @return number of separate objects that remain
     */
    public static int clean(PixelSize size, byte[] labels, float[] belief) {
        return new Blobs(size, labels, belief).clean();
    }

    private int clean() {
        int largest = largestProduct();
        int objects = 0;
        java.util.Arrays.fill(blobOf, 0);
        for (int start = 0; start < labels.length; start++) {
            if (blobOf[start] != 0) {
                continue;
            }
            int count = flood(start, start + 1);
            double believed = meanBelief(count);
            if (labels[start] == Label.PRODUCT) {
                if (count < STRAY * largest && believed < SURE) {
                    relabel(count, Label.GROUND);
                } else if (count >= OBJECT * largest) {
                    objects++;
                }
            } else if (count < GAP * largest && believed > 0.5 && !touchesFrame(count)) {
                relabel(count, Label.PRODUCT);
            }
        }
        return objects;
    }

    private int largestProduct() {
        int largest = 0;
        for (int start = 0; start < labels.length; start++) {
            if (blobOf[start] == 0 && labels[start] == Label.PRODUCT) {
                largest = Math.max(largest, flood(start, start + 1));
            }
        }
        return largest;
    }

    /** Marks the blob around a cell; its cells are then the first ones of the stack. Product joins at corners too. */
    private int flood(int start, int mark) {
        byte label = labels[start];
        int width = size.width();
        int found = 1;
        stack[0] = start;
        blobOf[start] = mark;
        for (int next = 0; next < found; next++) {
            int x = stack[next] % width;
            int y = stack[next] / width;
            for (int dy = -1; dy <= 1; dy++) {
                for (int dx = -1; dx <= 1; dx++) {
                    boolean corner = dx != 0 && dy != 0;
                    int nx = x + dx;
                    int ny = y + dy;
                    if ((corner && label == Label.GROUND) || nx < 0 || ny < 0 || nx >= width || ny >= size.height()) {
                        continue;
                    }
                    int other = ny * width + nx;
                    if (blobOf[other] == 0 && labels[other] == label) {
                        blobOf[other] = mark;
                        stack[found++] = other;
                    }
                }
            }
        }
        return found;
    }

    private double meanBelief(int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += belief[stack[i]];
        }
        return sum / count;
    }

    private boolean touchesFrame(int count) {
        int width = size.width();
        for (int i = 0; i < count; i++) {
            int x = stack[i] % width;
            int y = stack[i] / width;
            if (x == 0 || y == 0 || x == width - 1 || y == size.height() - 1) {
                return true;
            }
        }
        return false;
    }

    private void relabel(int count, byte label) {
        for (int i = 0; i < count; i++) {
            labels[stack[i]] = label;
        }
    }
}
