package dev.packshot.pipeline.matte;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.Raster;
import dev.packshot.pipeline.vips.Vips;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Lays a photograph into a network's input: aspect kept, centred, margins in one value; and cuts the answer out again.
 *
 * @param canvas the network's input size
 * @param content the photograph's size in it
 * @param left columns of margin before the content
 * @param top rows of margin above the content
 */
record Letterbox(PixelSize canvas, PixelSize content, int left, int top) {
    static Letterbox of(PixelSize photo, PixelSize canvas) {
        double scale = Math.min((double) canvas.width() / photo.width(), (double) canvas.height() / photo.height());
        var content = new PixelSize(
                Math.clamp(Math.round(photo.width() * scale), 1, canvas.width()),
                Math.clamp(Math.round(photo.height() * scale), 1, canvas.height()));
        return new Letterbox(
                canvas, content, (canvas.width() - content.width()) / 2, (canvas.height() - content.height()) / 2);
    }

    /** The photograph stretched over the whole canvas, whatever its aspect. */
    static Letterbox stretched(PixelSize canvas) {
        return new Letterbox(canvas, canvas, 0, 0);
    }

    /**
     * Writes the photograph as H×W×3 bytes.
     *
     * @param pixels the photograph, H×W×3
     * @param padding value of the margins
     * @param into room for one canvas, filled from its position
     */
    void write(Raster pixels, int padding, ByteBuffer into) {
        if (content.equals(pixels.size())) {
            copy(pixels, padding, into);
            return;
        }
        try (var memory = new PixelMemory(canvas.pixels() * 3);
                Vips vips = Vips.open()) {
            copy(
                    vips.operation("resize")
                            .with("in", vips.image(pixels))
                            .with("scale", (double) content.width() / pixels.width())
                            .with("vscale", (double) content.height() / pixels.height())
                            .with("kernel", "linear")
                            .image()
                            .raster(memory),
                    padding,
                    into);
        }
    }

    private void copy(Raster small, int padding, ByteBuffer into) {
        byte[] row = new byte[canvas.width() * 3];
        byte[] line = new byte[small.stride()];
        for (int y = 0; y < canvas.height(); y++) {
            Arrays.fill(row, (byte) padding);
            if (y >= top && y < top + content.height()) {
                small.readRow(y - top, line);
                System.arraycopy(line, 0, row, left * 3, line.length);
            }
            into.put(row);
        }
    }

    /**
     * The coverage of the content, rounded to 255ths, so that a matte read back from a cache is the same matte.
     *
     * @param coverage of the whole canvas, row after row, from index 0
     */
    float[] cut(float[] coverage) {
        float[] cut = new float[content.width() * content.height()];
        for (int y = 0; y < content.height(); y++) {
            int from = (y + top) * canvas.width() + left;
            int to = y * content.width();
            for (int x = 0; x < content.width(); x++) {
                float value = Math.min(1f, Math.max(0f, coverage[from + x]));
                cut[to + x] = (int) (value * 255f + 0.5f) / 255f;
            }
        }
        return cut;
    }
}
