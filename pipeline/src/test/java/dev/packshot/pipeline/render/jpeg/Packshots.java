package dev.packshot.pipeline.render.jpeg;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.Raster;
import java.util.Random;
import java.util.function.IntBinaryOperator;

/** Generated products on a white ground, with soft edges as a cut-out leaves them. */
final class Packshots {
    static final int BLACK = 0x181818;
    static final int RED = 0xD01020;
    static final int GREEN = 0x10A030;
    static final int BLUE = 0x1030E0;
    static final int BEIGE = 0xD8C8B0;

    private Packshots() {}

    /** A disc with the fine grain of cloth or leather. */
    static Raster disc(PixelMemory memory, int side, int colour) {
        var random = new Random(colour);
        return drawn(
                memory,
                PixelSize.square(side),
                (x, y) -> blend(colour, grain(x, y) + 0.06 * random.nextGaussian(), disc(x, y, side)));
    }

    /** A disc with hair-like strands above it and strokes like small print below. */
    static Raster hairy(PixelMemory memory, int side, int colour) {
        double[] lean = new Random(colour).doubles(12, -0.4, 0.4).toArray();
        return drawn(memory, PixelSize.square(side), (x, y) -> {
            double cover = disc(x, y, side);
            for (int strand = 0; strand < lean.length; strand++) {
                double middle = side * (0.12 + 0.06 * strand) + lean[strand] * y + 3 * Math.sin(y / 9.0 + strand);
                cover = Math.max(cover, y < side / 3 ? Math.clamp(1.1 - Math.abs(x - middle), 0, 1) : 0);
            }
            boolean print = y > side * 0.9 && y < side * 0.94 && (x * 7 + y * 3) / 11 % 3 == 0;
            return blend(colour, grain(x, y), print ? 1 : cover);
        });
    }

    /** Coverage of a disc. */
    static Raster coverage(PixelMemory memory, int side) {
        Raster coverage = memory.allocate(PixelSize.square(side), 1);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                coverage.sample(x, y, 0, (int) Math.round(255 * disc(x, y, side)));
            }
        }
        return coverage;
    }

    /** Coverage of nothing at all. */
    static Raster uncovered(Raster picture) {
        return picture.memory().allocate(picture.size(), 1).fill(0);
    }

    /** Cream-white porcelain with a sensor's noise, which leaves one pixel in five exactly white. */
    static Raster porcelain(Raster coverage) {
        var random = new Random(7);
        return drawn(coverage.memory(), coverage.size(), (x, y) -> {
            double light = 251 - 6 * Math.sin(x * 0.01) + 5 * random.nextGaussian();
            double cover = coverage.sample(x, y, 0) / 255.0;
            int mixed = 0;
            for (int shift = 16; shift >= 0; shift -= 8) {
                double product = Math.clamp(shift == 0 ? light - 2 : light, 0, 255);
                mixed |= (int) Math.round(255 + (product - 255) * cover) << shift;
            }
            return mixed;
        });
    }

    /** Noise of every colour with white strewn in. */
    static Raster noise(PixelMemory memory, int side, int whitePercent) {
        var random = new Random(side + whitePercent);
        return drawn(
                memory,
                PixelSize.square(side),
                (x, y) -> random.nextInt(100) < whitePercent ? 0xFFFFFF : random.nextInt(1 << 24));
    }

    static Raster drawn(PixelMemory memory, PixelSize size, IntBinaryOperator colourAt) {
        Raster raster = memory.allocate(size, 3);
        byte[] row = new byte[raster.stride()];
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                int colour = colourAt.applyAsInt(x, y);
                row[3 * x] = (byte) (colour >> 16);
                row[3 * x + 1] = (byte) (colour >> 8);
                row[3 * x + 2] = (byte) colour;
            }
            raster.writeRow(y, row);
        }
        return raster;
    }

    private static double grain(int x, int y) {
        return 1 + 0.12 * Math.sin(x * 0.9) * Math.cos(y * 0.7) + 0.1 * Math.sin(x * 0.05 + y * 0.04);
    }

    private static double disc(int x, int y, int side) {
        double distance = Math.hypot(x - side * 0.5, y - side * 0.55);
        return Math.clamp(side * 0.3 + 0.5 - distance, 0, 1);
    }

    private static int blend(int colour, double grain, double cover) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double product = Math.clamp((colour >> shift & 0xFF) * grain, 0, 255);
            mixed |= (int) Math.round(255 + (product - 255) * cover) << shift;
        }
        return mixed;
    }
}
