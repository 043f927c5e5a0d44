package dev.packshot.pipeline.refine;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.PixelRect;
import dev.packshot.pipeline.raster.Raster;
import dev.packshot.pipeline.vips.Vips;
import dev.packshot.pipeline.vips.VipsException;
import dev.packshot.pipeline.vips.VipsImage;

/** A cut-out's matte as a file of its own. */
public final class MaskImage {
    private MaskImage() {}

    /**
     * Encodes the alpha as 8-bit grey PNG, black outside the cut-out. Takes one byte per pixel of the working photograph
     * from the cut-out's memory and gives it back.
     *
     * @param upright size of the photograph before any reduction: the size of the mask
     * @throws VipsException when encoding fails
     */
    public static byte[] encode(Cutout cutout, PixelSize upright) {
        try (Raster mask = mask(cutout);
                Vips vips = Vips.open()) {
            VipsImage image = vips.image(mask);
            VipsImage sized = mask.size().equals(upright)
                    ? image
                    : vips.operation("resize")
                            .with("in", image)
                            .with("scale", (double) upright.width() / mask.width())
                            .with("vscale", (double) upright.height() / mask.height())
                            .with("kernel", "linear")
                            .image();
            return vips.operation("pngsave_target")
                    .with("in", sized)
                    .with("keep", "none")
                    .encode();
        }
    }

    private static Raster mask(Cutout cutout) {
        PixelMemory memory = cutout.pixels().memory();
        Raster mask = memory.allocate(cutout.photo(), 1).fill(0);
        PixelRect place = cutout.place();
        byte[] rgba = new byte[cutout.pixels().stride()];
        byte[] row = new byte[mask.stride()];
        for (int y = 0; y < place.height(); y++) {
            cutout.pixels().readRow(y, rgba);
            for (int x = 0; x < place.width(); x++) {
                row[place.left() + x] = rgba[4 * x + 3];
            }
            mask.writeRow(place.top() + y, row);
        }
        return mask;
    }
}
