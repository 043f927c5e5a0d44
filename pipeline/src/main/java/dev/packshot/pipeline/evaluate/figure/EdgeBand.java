package dev.packshot.pipeline.evaluate.figure;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.evaluate.labels.Truth;
import dev.packshot.pipeline.evaluate.method.Answer;
import dev.packshot.pipeline.raster.PixelRect;
import dev.packshot.pipeline.raster.Raster;

/**
 * Errors where product passes into ground: within {@link #reach} of pixels that are covered by 5 to 95 %, or of a step
 * across ½ between neighbours. Worked on in tiles with a margin, so that large photographs need little memory.
 */
final class EdgeBand {
    private static final int TILE = 256;
    private static final int LEAST_MARGIN = 32;
    private static final int THIN = 13;
    private static final int THICK = 242;
    private static final int HALF = 128;
    /** Share of the long side. */
    private static final double REACH = 0.005;

    private static final int LEAST_REACH = 2;
    private static final int[] WHITE = {255, 255, 255};

    /**
     * Means over the band, NaN when there is none.
     *
     * @param alpha of |α − α*|, 0..1
     * @param colour of the channels' differences on white, 0..255
     */
    record Errors(double alpha, double colour) {}

    private final Raster photograph;
    private final Truth truth;
    private final Answer answer;
    private final int reach;
    private long pixels;
    private long alphaDifference;
    private double colourDifference;

    private EdgeBand(Raster photograph, Truth truth, Answer answer) {
        this.photograph = photograph;
        this.truth = truth;
        this.answer = answer;
        this.reach = reach(photograph.size());
    }

    /** Half the least width of the band in pixels: half a percent of the long side, at least 2. */
    static int reach(PixelSize photograph) {
        return Math.max(LEAST_REACH, (int) Math.round(REACH * photograph.longest()));
    }

    static Errors errors(Raster photograph, Truth truth, Answer answer) {
        var band = new EdgeBand(photograph, truth, answer);
        for (int top = 0; top < photograph.height(); top += TILE) {
            for (int left = 0; left < photograph.width(); left += TILE) {
                band.add(new PixelRect(
                        left,
                        top,
                        Math.min(TILE, photograph.width() - left),
                        Math.min(TILE, photograph.height() - top)));
            }
        }
        return band.pixels == 0
                ? new Errors(Double.NaN, Double.NaN)
                : new Errors(band.alphaDifference / 255.0 / band.pixels, band.colourDifference / 3 / band.pixels);
    }

    private void add(PixelRect tile) {
        PixelRect place = tile.grownWithin(Math.max(LEAST_MARGIN, reach), photograph.size());
        int[] label = labels(place);
        boolean[] band = grown(mixed(label, place.width()), place.size());
        if (!any(band, tile, place)) {
            return;
        }
        byte[] rgb = colours(place);
        float[] product = new ProductColours(place.size(), rgb, label).estimate();
        byte[] row = new byte[photograph.stride()];
        byte[] found = new byte[photograph.stride()];
        byte[] alpha = new byte[photograph.width()];
        for (int y = tile.top(); y < tile.bottom(); y++) {
            photograph.readRow(y, row);
            answer.onGround(y, row, WHITE, found);
            answer.alpha().readRow(y, alpha);
            for (int x = tile.left(); x < tile.right(); x++) {
                int at = (y - place.top()) * place.width() + x - place.left();
                if (band[at] && truth.scored(label[at])) {
                    pixels++;
                    alphaDifference += Math.abs((alpha[x] & 0xFF) - label[at]);
                    double coverage = label[at] / 255.0;
                    for (int c = 0; c < 3; c++) {
                        double wanted = coverage * product[3 * at + c] + (1 - coverage) * 255;
                        colourDifference += Math.abs((found[3 * x + c] & 0xFF) - wanted);
                    }
                }
            }
        }
    }

    private int[] labels(PixelRect place) {
        int[] labels = new int[place.width() * place.height()];
        byte[] row = new byte[truth.alpha().stride()];
        for (int y = 0, at = 0; y < place.height(); y++) {
            truth.alpha().readRow(place.top() + y, row);
            for (int x = 0; x < place.width(); x++) {
                labels[at++] = row[place.left() + x] & 0xFF;
            }
        }
        return labels;
    }

    private byte[] colours(PixelRect place) {
        byte[] colours = new byte[place.width() * place.height() * 3];
        byte[] row = new byte[photograph.stride()];
        for (int y = 0; y < place.height(); y++) {
            photograph.readRow(place.top() + y, row);
            System.arraycopy(row, 3 * place.left(), colours, 3 * y * place.width(), 3 * place.width());
        }
        return colours;
    }

    private static boolean[] mixed(int[] label, int width) {
        boolean[] mixed = new boolean[label.length];
        for (int at = 0; at < label.length; at++) {
            mixed[at] |= label[at] >= THIN && label[at] <= THICK;
            boolean right = (at + 1) % width != 0 && label[at] >= HALF != label[at + 1] >= HALF;
            boolean down = at + width < label.length && label[at] >= HALF != label[at + width] >= HALF;
            if (right) {
                mixed[at] = true;
                mixed[at + 1] = true;
            }
            if (down) {
                mixed[at] = true;
                mixed[at + width] = true;
            }
        }
        return mixed;
    }

    /** Grown by the reach in rows, then in columns: a square around each pixel. */
    private boolean[] grown(boolean[] mixed, PixelSize size) {
        boolean[] rows = new boolean[mixed.length];
        boolean[] grown = new boolean[mixed.length];
        for (int y = 0; y < size.height(); y++) {
            spread(mixed, rows, y * size.width(), 1, size.width());
        }
        for (int x = 0; x < size.width(); x++) {
            spread(rows, grown, x, size.width(), size.height());
        }
        return grown;
    }

    private void spread(boolean[] from, boolean[] to, int start, int step, int count) {
        int last = -reach - 1;
        int next = 0;
        for (int i = 0; i < count; i++) {
            for (; next < count && next <= i + reach; next++) {
                last = from[start + next * step] ? next : last;
            }
            to[start + i * step] = last >= i - reach;
        }
    }

    private static boolean any(boolean[] band, PixelRect tile, PixelRect place) {
        for (int y = tile.top() - place.top(); y < tile.bottom() - place.top(); y++) {
            for (int x = tile.left() - place.left(); x < tile.right() - place.left(); x++) {
                if (band[y * place.width() + x]) {
                    return true;
                }
            }
        }
        return false;
    }
}
