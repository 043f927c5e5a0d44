package dev.packshot.pipeline.calibrate;

import dev.packshot.pipeline.raster.PixelRect;
import dev.packshot.pipeline.raster.Raster;
import dev.packshot.pipeline.refine.Cutout;

/** Intersection over union of a cut-out and its truth, both at ½. */
final class Overlap {
    private static final int HALF = 128;

    private Overlap() {}

    /**
     * Compares.
     *
     * @param truth of the working photograph's size, its first channel 0..255
     * @return 0..1; 1 when both are empty
     */
    static double of(Cutout cutout, Raster truth) {
        PixelRect place = cutout.place();
        byte[] rgba = new byte[cutout.pixels().stride()];
        byte[] row = new byte[truth.stride()];
        long both = 0;
        long either = 0;
        for (int y = 0; y < truth.height(); y++) {
            truth.readRow(y, row);
            boolean crossed = y >= place.top() && y < place.bottom();
            if (crossed) {
                cutout.pixels().readRow(y - place.top(), rgba);
            }
            for (int x = 0; x < truth.width(); x++) {
                boolean product = (row[x * truth.bands()] & 0xFF) >= HALF;
                boolean found = crossed
                        && x >= place.left()
                        && x < place.right()
                        && (rgba[4 * (x - place.left()) + 3] & 0xFF) >= HALF;
                both += product && found ? 1 : 0;
                either += product || found ? 1 : 0;
            }
        }
        return either == 0 ? 1 : (double) both / either;
    }
}
