package dev.packshot.pipeline.refine;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.MediaType;
import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.intake.Original;
import dev.packshot.pipeline.matte.Matte;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.Raster;
import java.util.Optional;
import java.util.Random;

/**
 * A photograph of which everything is known.
 *
 * @param shape signed distance to the product's edge in pixels, negative inside
 * @param product its colour anywhere
 * @param ground the ground's colour anywhere
 * @param noise standard deviation of the sensor's noise, 0..255
 */
record Scene(PixelSize size, Shape shape, Paint product, Paint ground, double noise) {

    interface Shape {
        double distance(double x, double y);

        default Shape or(Shape other) {
            return (x, y) -> Math.min(distance(x, y), other.distance(x, y));
        }

        default Shape without(Shape other) {
            return (x, y) -> Math.max(distance(x, y), -other.distance(x, y));
        }
    }

    interface Paint {
        /** Channel 0..2 at a place, 0..255. */
        double at(int x, int y, int channel);
    }

    static Shape disc(double cx, double cy, double radius) {
        return (x, y) -> Math.hypot(x - cx, y - cy) - radius;
    }

    static Shape box(double left, double top, double right, double bottom) {
        return (x, y) -> Math.max(Math.max(left - x, x - right), Math.max(top - y, y - bottom));
    }

    static Shape strand(double x0, double y0, double x1, double y1, double width) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        return (x, y) -> {
            double t = Math.clamp(((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy), 0, 1);
            return Math.hypot(x - x0 - t * dx, y - y0 - t * dy) - width / 2;
        };
    }

    static Paint plain(int red, int green, int blue) {
        int[] colour = {red, green, blue};
        return (x, y, c) -> colour[c];
    }

    /** Waves of three lengths around a colour. */
    static Paint textured(int red, int green, int blue, double strength) {
        int[] colour = {red, green, blue};
        return (x, y, c) -> colour[c]
                + strength
                        * (Math.sin(x * 0.021 + y * 0.013)
                                + Math.sin(x * 0.13 - y * 0.17 + c)
                                + Math.sin(x * 0.9 + y * 0.7))
                        / 2;
    }

    double alpha(int x, int y) {
        return Math.clamp(0.5 - shape.distance(x + 0.5, y + 0.5) / 1.5, 0, 1);
    }

    Original original(PixelMemory memory) {
        Raster pixels = memory.allocate(size, 3);
        byte[] row = new byte[pixels.stride()];
        Random random = new Random(3);
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                double a = alpha(x, y);
                double grain = noise * (random.nextInt(256) + random.nextInt(256) - 255) / 104.5;
                for (int c = 0; c < 3; c++) {
                    double value = a * product.at(x, y, c) + (1 - a) * ground.at(x, y, c) + grain;
                    row[3 * x + c] = (byte) Math.clamp(Math.round(value), 0, 255);
                }
            }
            pixels.writeRow(y, row);
        }
        return photograph(pixels, Optional.empty());
    }

    static Original photograph(Raster pixels, Optional<Raster> alpha) {
        return new Original(
                Digest.of("scene"),
                MediaType.PNG,
                1,
                pixels.size(),
                pixels,
                alpha,
                Original.Colour.ASSUMED_SRGB,
                Optional.empty());
    }

    /** What a good but small network would say: coverage at 320 px, blurred. */
    Matte matte() {
        return matte(shape, 3);
    }

    /** A small network's answer for another shape, blurred over {@code blur} cells. */
    Matte matte(Shape seen, double blur) {
        double cell = size.longest() / 320.0;
        PixelSize grid = new PixelSize((int) Math.ceil(size.width() / cell), (int) Math.ceil(size.height() / cell));
        float[] coverage = new float[(int) grid.pixels()];
        for (int y = 0, i = 0; y < grid.height(); y++) {
            for (int x = 0; x < grid.width(); x++, i++) {
                double distance = seen.distance((x + 0.5) * cell, (y + 0.5) * cell) / cell;
                coverage[i] = (float) (1 / (1 + Math.exp(2 * distance / blur)));
            }
        }
        return new Matte(grid, coverage, "scene");
    }

    Matte noOpinion() {
        float[] coverage = new float[320 * 240];
        java.util.Arrays.fill(coverage, 0.5f);
        return new Matte(new PixelSize(320, 240), coverage, "none");
    }
}
