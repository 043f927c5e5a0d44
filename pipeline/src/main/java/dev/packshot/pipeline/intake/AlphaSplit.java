package dev.packshot.pipeline.intake;

import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.Raster;
import java.util.Optional;

/**
 * Colours and transparency of a picture, apart.
 *
 * @param colours H×W×3
 * @param alpha H×W×1, or nothing where every pixel is opaque
 */
record AlphaSplit(Raster colours, Optional<Raster> alpha) {

    /** Takes an RGB or RGBA raster apart; one that isn't kept is closed. */
    static AlphaSplit of(Raster picture, PixelMemory memory) {
        if (picture.bands() == 3) {
            return new AlphaSplit(picture, Optional.empty());
        }
        Raster colours = memory.allocate(picture.size(), 3);
        Raster alpha = memory.allocate(picture.size(), 1);
        boolean opaque = true;
        int width = picture.width();
        byte[] rgba = new byte[picture.stride()];
        byte[] rgb = new byte[colours.stride()];
        byte[] a = new byte[width];
        for (int y = 0; y < picture.height(); y++) {
            picture.readRow(y, rgba);
            int least = 0xFF;
            for (int x = 0; x < width; x++) {
                rgb[3 * x] = rgba[4 * x];
                rgb[3 * x + 1] = rgba[4 * x + 1];
                rgb[3 * x + 2] = rgba[4 * x + 2];
                a[x] = rgba[4 * x + 3];
                least &= a[x];
            }
            opaque &= least == 0xFF;
            colours.writeRow(y, rgb);
            alpha.writeRow(y, a);
        }
        picture.close();
        if (opaque) {
            alpha.close();
            return new AlphaSplit(colours, Optional.empty());
        }
        return new AlphaSplit(colours, Optional.of(alpha));
    }
}
