package dev.packshot.pipeline.compare;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.evaluate.figure.MaskAgreement;
import dev.packshot.pipeline.inspect.file.Decoded;
import dev.packshot.pipeline.inspect.pixels.ColourShift;
import dev.packshot.pipeline.raster.OutOfPixelMemory;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.Raster;
import java.util.OptionalDouble;

/** Compares encoded pictures pixel by pixel. For platform threads; several may share one. */
public final class PictureComparison {
    private final long pixelMemory;

    /**
     * A comparison with a budget.
     *
     * @param pixelMemory bytes that the pixels of two pictures may take together
     */
    public PictureComparison(long pixelMemory) {
        this.pixelMemory = pixelMemory;
    }

    /**
     * How much two masks agree: |one ∩ other| / |one ∪ other| of what exceeds ½, 0..1; 1 when both are empty.
     *
     * @param one grey picture
     * @param other the same; empty is given back when the sizes differ
     * @throws dev.packshot.pipeline.vips.VipsException when a file is damaged
     * @throws OutOfPixelMemory when the budget is too small
     */
    public OptionalDouble maskIou(byte[] one, byte[] other) {
        try (var memory = new PixelMemory(pixelMemory)) {
            Raster first = grey(one, memory);
            Raster second = grey(other, memory);
            return first.size().equals(second.size())
                    ? OptionalDouble.of(MaskAgreement.iou(first, second))
                    : OptionalDouble.empty();
        }
    }

    /**
     * Mean ΔE2000 between two pictures over a regular grid, transparency left aside; empty when their sizes differ.
     *
     * @throws dev.packshot.pipeline.vips.VipsException when a file is damaged
     * @throws OutOfPixelMemory when the budget is too small
     */
    public OptionalDouble colourShift(byte[] one, byte[] other) {
        try (var memory = new PixelMemory(pixelMemory)) {
            Raster first = Decoded.of(one, memory).pixels();
            Raster second = Decoded.of(other, memory).pixels();
            return first.size().equals(second.size())
                    ? OptionalDouble.of(ColourShift.mean(first, second))
                    : OptionalDouble.empty();
        }
    }

    private static Raster grey(byte[] file, PixelMemory memory) {
        try (Raster decoded = Decoded.of(file, memory).pixels()) {
            PixelSize size = decoded.size();
            Raster grey = memory.allocate(size, 1);
            byte[] from = new byte[decoded.stride()];
            byte[] to = new byte[grey.stride()];
            for (int y = 0; y < size.height(); y++) {
                decoded.readRow(y, from);
                for (int x = 0; x < to.length; x++) {
                    to[x] = from[x * decoded.bands()];
                }
                grey.writeRow(y, to);
            }
            return grey;
        }
    }
}
