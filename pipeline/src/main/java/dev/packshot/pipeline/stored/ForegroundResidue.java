package dev.packshot.pipeline.stored;

import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.Raster;

/**
 * What a cut-out's pixels hold beyond the photograph: alpha, and by how much each premultiplied colour differs, modulo
 * 256, from the photograph's times alpha. That is 0 everywhere but on the outline, where colours were freed of the
 * ground, so it packs to nearly nothing.
 */
final class ForegroundResidue {
    private ForegroundResidue() {}

    /**
     * The residue of a cut-out.
     *
     * @param pixels H×W×4 premultiplied
     * @param source H×W×3 of the same size
     * @return H×W×4: three differences and alpha, taken from {@code memory}
     */
    static Raster of(Raster pixels, Raster source, PixelMemory memory) {
        Raster residue = memory.allocate(pixels.size(), 4);
        byte[] rgb = new byte[source.stride()];
        byte[] row = new byte[pixels.stride()];
        for (int y = 0; y < pixels.height(); y++) {
            pixels.readRow(y, row);
            source.readRow(y, rgb);
            for (int i = 0, j = 0; i < row.length; i += 4, j += 3) {
                int alpha = row[i + 3] & 0xFF;
                row[i] -= times(rgb[j], alpha);
                row[i + 1] -= times(rgb[j + 1], alpha);
                row[i + 2] -= times(rgb[j + 2], alpha);
            }
            residue.writeRow(y, row);
        }
        return residue;
    }

    /** Turns a residue into the pixels that it was made of, in place. */
    static void restore(Raster residue, Raster source) {
        byte[] rgb = new byte[source.stride()];
        byte[] row = new byte[residue.stride()];
        for (int y = 0; y < residue.height(); y++) {
            residue.readRow(y, row);
            source.readRow(y, rgb);
            for (int i = 0, j = 0; i < row.length; i += 4, j += 3) {
                int alpha = row[i + 3] & 0xFF;
                row[i] += times(rgb[j], alpha);
                row[i + 1] += times(rgb[j + 1], alpha);
                row[i + 2] += times(rgb[j + 2], alpha);
            }
            residue.writeRow(y, row);
        }
    }

    private static byte times(byte colour, int alpha) {
        return (byte) (((colour & 0xFF) * alpha + 127) / 255);
    }
}
