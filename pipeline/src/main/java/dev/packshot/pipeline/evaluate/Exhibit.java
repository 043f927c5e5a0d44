package dev.packshot.pipeline.evaluate;

import dev.packshot.pipeline.evaluate.labels.Truth;
import dev.packshot.pipeline.evaluate.method.Answer;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.Raster;
import dev.packshot.pipeline.render.Preview;

/**
 * One answer as small JPEGs, for people.
 *
 * @param photograph as it came
 * @param truth the product as labelled, on a plain ground
 * @param result the product as found, on the same ground
 * @param difference the photograph in grey; red is product that was lost, blue is ground that was kept, yellow isn't
 *     scored
 */
@SuppressWarnings("ArrayRecordComponent") // Handed through, never compared.
public record Exhibit(byte[] photograph, byte[] truth, byte[] result, byte[] difference) {
    /** Neither black nor white nor the colour of many products: fringes of either kind show on it. */
    private static final int[] GROUND = {104, 118, 142};

    private static final int[] LOST = {226, 38, 28};
    private static final int[] KEPT = {30, 80, 235};
    private static final int[] OPEN = {240, 200, 60};

    static Exhibit of(Raster photograph, Truth truth, Answer answer, PixelMemory memory) {
        return new Exhibit(
                Preview.of(photograph),
                painted(photograph, memory, (y, row, out) -> truth(truth, y, row, out)),
                painted(photograph, memory, (y, row, out) -> answer.onGround(y, row, GROUND, out)),
                painted(photograph, memory, (y, row, out) -> difference(truth, answer, y, row, out)));
    }

    /** Paints a row over a row of the photograph. */
    private interface Painter {
        void paint(int y, byte[] row, byte[] out);
    }

    private static byte[] painted(Raster photograph, PixelMemory memory, Painter painter) {
        try (Raster picture = memory.allocate(photograph.size(), 3)) {
            byte[] row = new byte[photograph.stride()];
            byte[] out = new byte[photograph.stride()];
            for (int y = 0; y < photograph.height(); y++) {
                photograph.readRow(y, row);
                painter.paint(y, row, out);
                picture.writeRow(y, out);
            }
            return Preview.of(picture);
        }
    }

    private static void truth(Truth truth, int y, byte[] row, byte[] out) {
        byte[] label = new byte[truth.alpha().stride()];
        truth.alpha().readRow(y, label);
        for (int x = 0; x < label.length; x++) {
            mix(row, out, x, truth.scored(label[x] & 0xFF) ? GROUND : OPEN, 255 - (label[x] & 0xFF));
        }
    }

    private static void difference(Truth truth, Answer answer, int y, byte[] row, byte[] out) {
        byte[] label = new byte[truth.alpha().stride()];
        byte[] found = new byte[truth.alpha().stride()];
        truth.alpha().readRow(y, label);
        answer.alpha().readRow(y, found);
        for (int x = 0; x < label.length; x++) {
            int grey = ((row[3 * x] & 0xFF) * 54 + (row[3 * x + 1] & 0xFF) * 183 + (row[3 * x + 2] & 0xFF) * 19) >> 8;
            // Faint, so that the colours stand out.
            byte faint = (byte) (128 + grey / 2);
            for (int c = 0; c < 3; c++) {
                out[3 * x + c] = faint;
            }
            int error = (found[x] & 0xFF) - (label[x] & 0xFF);
            boolean scored = truth.scored(label[x] & 0xFF);
            int[] colour = !scored ? OPEN : error < 0 ? LOST : KEPT;
            mix(out, out, x, colour, scored ? Math.abs(error) : 128);
        }
    }

    private static void mix(byte[] from, byte[] to, int x, int[] colour, int share) {
        for (int c = 0; c < 3; c++) {
            to[3 * x + c] = (byte) (((from[3 * x + c] & 0xFF) * (255 - share) + colour[c] * share + 127) / 255);
        }
    }
}
