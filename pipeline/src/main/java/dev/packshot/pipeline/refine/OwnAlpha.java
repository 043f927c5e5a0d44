package dev.packshot.pipeline.refine;

import dev.packshot.pipeline.intake.Original;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.PixelRect;
import dev.packshot.pipeline.raster.Raster;

/** A photograph that arrived already cut out: its alpha is kept as it is. */
final class OwnAlpha {
    private static final int HALF = 128;

    private OwnAlpha() {}

    static Cutout keep(Original original, Raster wholeAlpha, PixelMemory memory) {
        PixelRect place = Crop.box(wholeAlpha, 1);
        Raster source = Crop.of(original.pixels(), place, memory);
        try (Raster alpha = Crop.of(wholeAlpha, place, memory)) {
            PixelRect box = Crop.box(alpha, HALF);
            Raster pixels = premultiplied(source, alpha, memory);
            return new Cutout(
                    pixels, source, place, original.pixels().size(), box, original.workingScale(), Uncertainty.none());
        }
    }

    private static Raster premultiplied(Raster source, Raster alpha, PixelMemory memory) {
        Raster pixels = memory.allocate(source.size(), 4);
        byte[] rgb = new byte[source.stride()];
        byte[] coverage = new byte[alpha.stride()];
        byte[] out = new byte[pixels.stride()];
        for (int y = 0; y < pixels.height(); y++) {
            source.readRow(y, rgb);
            alpha.readRow(y, coverage);
            for (int x = 0; x < coverage.length; x++) {
                int a = coverage[x] & 0xFF;
                for (int c = 0; c < 3; c++) {
                    out[4 * x + c] = (byte) (((rgb[3 * x + c] & 0xFF) * a + 127) / 255);
                }
                out[4 * x + 3] = (byte) a;
            }
            pixels.writeRow(y, out);
        }
        return pixels;
    }
}
