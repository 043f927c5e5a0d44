package dev.packshot.pipeline.evaluate.figure;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.evaluate.labels.Truth;
import dev.packshot.pipeline.raster.Raster;

/**
 * How well two outlines lie on each other. An outline is the pixels above ½ that have one of eight neighbours below it;
 * the picture's own border is none. Where one of the nine is unknown there is no outline either: often the unknown band
 * hides all of it, and then nothing can be told.
 */
final class BoundaryF {
    private static final int LONGEST = 320;
    /** Half widths of the rows of a disc of 3 px, from its middle row outwards: the one that the training measures with. */
    private static final int[] DISC = {3, 3, 2, 0};
    /** Cells that are known but for rounding. */
    private static final float KNOWN = 0.998f;

    private final PixelSize size;
    private final boolean[] found;
    private final boolean[] expected;

    private BoundaryF(PixelSize size, boolean[] found, boolean[] expected) {
        this.size = size;
        this.found = found;
        this.expected = expected;
    }

    static double of(Raster alpha, Truth truth) {
        PixelSize size = AreaMean.within(LONGEST, alpha.size());
        float[] known = AreaMean.of(alpha.size(), rows(truth.alpha(), label -> truth.scored(label) ? 1f : 0f), size);
        float[] found = AreaMean.of(alpha.size(), rows(alpha, value -> value / 255f), size);
        float[] label = AreaMean.of(alpha.size(), rows(truth.alpha(), value -> value / 255f), size);
        var outlines = new BoundaryF(size, outline(size, found, known), outline(size, label, known));
        return outlines.allHidden(known) ? Double.NaN : outlines.value();
    }

    /** What a sample counts for. */
    private interface Worth {
        float of(int sample);
    }

    private static AreaMean.Rows rows(Raster map, Worth worth) {
        byte[] bytes = new byte[map.stride()];
        return (y, row) -> {
            map.readRow(y, bytes);
            for (int x = 0; x < bytes.length; x++) {
                row[x] = worth.of(bytes[x] & 0xFF);
            }
        };
    }

    private static boolean[] outline(PixelSize size, float[] map, float[] known) {
        boolean[] outline = new boolean[map.length];
        for (int y = 0, cell = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++, cell++) {
                outline[cell] = map[cell] > 0.5f && nearGround(size, map, known, x, y);
            }
        }
        return outline;
    }

    private static boolean nearGround(PixelSize size, float[] map, float[] known, int x, int y) {
        boolean near = false;
        for (int ny = Math.max(0, y - 1); ny <= Math.min(size.height() - 1, y + 1); ny++) {
            for (int nx = Math.max(0, x - 1); nx <= Math.min(size.width() - 1, x + 1); nx++) {
                int neighbour = ny * size.width() + nx;
                if (known[neighbour] < KNOWN) {
                    return false;
                }
                near |= map[neighbour] <= 0.5f;
            }
        }
        return near;
    }

    private boolean allHidden(float[] known) {
        boolean unknown = false;
        for (int cell = 0; cell < known.length; cell++) {
            if (expected[cell]) {
                return false;
            }
            unknown |= known[cell] < KNOWN;
        }
        return unknown;
    }

    private double value() {
        double precision = share(found, expected);
        double recall = share(expected, found);
        if (Double.isNaN(precision) || Double.isNaN(recall)) {
            return Double.isNaN(precision) && Double.isNaN(recall) ? 1 : 0;
        }
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    /** Share of one outline that lies near the other; NaN when there is none. */
    private double share(boolean[] outline, boolean[] other) {
        int all = 0;
        int near = 0;
        for (int y = 0, cell = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++, cell++) {
                if (outline[cell]) {
                    all++;
                    near += isNear(other, x, y) ? 1 : 0;
                }
            }
        }
        return all == 0 ? Double.NaN : (double) near / all;
    }

    private boolean isNear(boolean[] outline, int x, int y) {
        int reach = DISC.length - 1;
        for (int ny = Math.max(0, y - reach); ny <= Math.min(size.height() - 1, y + reach); ny++) {
            int half = DISC[Math.abs(ny - y)];
            for (int nx = Math.max(0, x - half); nx <= Math.min(size.width() - 1, x + half); nx++) {
                if (outline[ny * size.width() + nx]) {
                    return true;
                }
            }
        }
        return false;
    }
}
