package dev.packshot.pipeline.inspect.pixels;

import dev.packshot.pipeline.raster.Raster;
import java.util.Arrays;
import java.util.Locale;

/**
 * A region of a picture held against the ground that it should show.
 *
 * @param pixels how many pixels the region has
 * @param differing how many of them differ by more than the tolerance
 * @param worst largest difference in one channel, 0..255; of the differing pixels
 * @param x column of the first pixel that differs so much, -1 when none does
 * @param y its row
 * @param value its channels as text, empty when there is none
 */
public record Survey(long pixels, long differing, int worst, int x, int y, String value) {
    /** Share of pixels that show the ground, 1 for an empty region. */
    public double purity() {
        return pixels == 0 ? 1 : 1 - (double) differing / pixels;
    }

    /** Whether every pixel of the region shows the ground. */
    public boolean pure() {
        return differing == 0;
    }

    /** For people: the share, and the worst pixel if there is one. */
    public String text() {
        if (pure()) {
            return pixels + " px, all exact";
        }
        return String.format(
                Locale.ROOT,
                "%d of %d px differ (%.4f %%), worst %s at %d,%d",
                differing,
                pixels,
                100.0 * differing / pixels,
                value,
                x,
                y);
    }

    /**
     * Looks at every pixel of a region.
     *
     * @param picture H×W×3, or H×W×4 with alpha
     * @param tolerance largest difference in one channel that still counts as the ground, 0 for exact
     */
    static Survey of(Raster picture, Mask region, Ground ground, int tolerance) {
        return ground instanceof Ground.Clear && picture.bands() == 3
                ? new Survey(region.count(), region.count(), 255, 0, 0, "opaque")
                : new Surveyor(picture, ground, tolerance).over(region);
    }

    /** Counts while it walks over the runs of a region. */
    private static final class Surveyor {
        private final Raster picture;
        private final int bands;
        private final int firstBand;
        private final int tolerance;
        private final byte[] row;
        private final byte[] wanted;
        private long pixels;
        private long differing;
        private int worst;
        private int worstX = -1;
        private int worstY = -1;
        private String worstValue = "";

        Surveyor(Raster picture, Ground ground, int tolerance) {
            this.picture = picture;
            this.bands = picture.bands();
            this.firstBand = ground instanceof Ground.Clear ? 3 : 0;
            this.tolerance = tolerance;
            this.row = new byte[picture.stride()];
            this.wanted = new byte[picture.stride()];
            byte[] pixel = ground.pixel(bands);
            for (int i = 0; i < wanted.length; i++) {
                wanted[i] = pixel[i % bands];
            }
        }

        Survey over(Mask region) {
            int width = picture.width();
            for (int y = 0; y < picture.height(); y++) {
                int from = region.nextIn(y, 0);
                if (from == width) {
                    continue;
                }
                picture.readRow(y, row);
                while (from < width) {
                    int to = region.nextOut(y, from);
                    run(y, from, to);
                    from = region.nextIn(y, to);
                }
            }
            return new Survey(pixels, differing, worst, worstX, worstY, worstValue);
        }

        private void run(int y, int from, int to) {
            pixels += to - from;
            int x = from;
            while (x < to) {
                int same = Arrays.mismatch(row, x * bands, to * bands, wanted, x * bands, to * bands);
                if (same < 0) {
                    return;
                }
                x += same / bands;
                look(x, y);
                x++;
            }
        }

        private void look(int x, int y) {
            int difference = 0;
            for (int band = firstBand; band < bands; band++) {
                difference = Math.max(
                        difference, Math.abs((row[x * bands + band] & 0xFF) - (wanted[x * bands + band] & 0xFF)));
            }
            if (difference > tolerance) {
                differing++;
                if (difference > worst) {
                    worst = difference;
                    worstX = x;
                    worstY = y;
                    worstValue = value(x);
                }
            }
        }

        private String value(int x) {
            var channels = new StringBuilder();
            for (int band = 0; band < bands; band++) {
                channels.append(band == 0 ? "" : ",").append(row[x * bands + band] & 0xFF);
            }
            return channels.toString();
        }
    }
}
