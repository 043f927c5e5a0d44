package dev.packshot.pipeline.evaluate.method;

import dev.packshot.pipeline.raster.PixelRect;
import dev.packshot.pipeline.raster.Raster;
import dev.packshot.pipeline.refine.Cutout;
import dev.packshot.pipeline.refine.Uncertainty;
import java.util.Optional;

/**
 * What a method found. Closing it frees its rasters.
 *
 * @param alpha H×W×1 of the working photograph's size, 0 (ground) to 255 (product)
 * @param cutout with colours of its own and a doubt; empty for methods that know where, and no more
 */
public record Answer(Raster alpha, Optional<Cutout> cutout) implements AutoCloseable {

    /** How doubtful the method itself takes its answer to be. */
    public Optional<Uncertainty> uncertainty() {
        return cutout.map(Cutout::uncertainty);
    }

    /**
     * A row of the answer laid on an even ground: with the cut-out's own colours where there are some, else with the
     * photograph's.
     *
     * @param photograph the row of the photograph, 3 bytes a pixel
     * @param ground red, green and blue, 0..255
     * @param out 3 bytes a pixel
     */
    public void onGround(int y, byte[] photograph, int[] ground, byte[] out) {
        byte[] coverage = new byte[alpha.stride()];
        alpha.readRow(y, coverage);
        for (int x = 0; x < coverage.length; x++) {
            int a = coverage[x] & 0xFF;
            for (int c = 0; c < 3; c++) {
                out[3 * x + c] = (byte) (((photograph[3 * x + c] & 0xFF) * a + ground[c] * (255 - a) + 127) / 255);
            }
        }
        cutout.ifPresent(own -> layOwnColours(own, y, coverage, ground, out));
    }

    private static void layOwnColours(Cutout own, int y, byte[] coverage, int[] ground, byte[] out) {
        PixelRect place = own.place();
        if (y < place.top() || y >= place.bottom()) {
            return;
        }
        byte[] rgba = new byte[own.pixels().stride()];
        own.pixels().readRow(y - place.top(), rgba);
        for (int x = 0; x < place.width(); x++) {
            int at = place.left() + x;
            int rest = 255 - (coverage[at] & 0xFF);
            for (int c = 0; c < 3; c++) {
                out[3 * at + c] = (byte) Math.min(255, (rgba[4 * x + c] & 0xFF) + (ground[c] * rest + 127) / 255);
            }
        }
    }

    @Override
    public void close() {
        alpha.close();
        cutout.ifPresent(own -> {
            own.pixels().close();
            own.source().close();
        });
    }
}
