package dev.packshot.app.sample;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.Raster;
import dev.packshot.pipeline.vips.Vips;
import java.util.Random;

/**
 * Photographs to measure with: a labelled bottle on a table before a wall, with light, shadow, grain and lens blur.
 * The same size and seed give the same bytes.
 */
public final class ScenePhotograph {
    private static final int QUALITY = 93;
    private static final double GRAIN = 5;

    private final PixelSize size;
    private final Random random;
    private final double centre;
    private final double radius;
    private final double top;
    private final double bottom;
    private final double[] body;
    private final double[] wall;
    private final double[] table;

    private ScenePhotograph(PixelSize size, long seed) {
        this.size = size;
        this.random = new Random(seed);
        this.centre = size.width() * (0.42 + 0.16 * random.nextDouble());
        this.radius = size.height() * (0.12 + 0.06 * random.nextDouble());
        this.top = size.height() * (0.10 + 0.08 * random.nextDouble());
        this.bottom = size.height() * (0.80 + 0.08 * random.nextDouble());
        this.body = colour(30, 200);
        this.wall = colour(170, 230);
        this.table = colour(90, 170);
    }

    /** A photograph as JPEG, quality 93, 4:2:0. */
    public static byte[] jpeg(PixelSize size, long seed) {
        return new ScenePhotograph(size, seed).encode();
    }

    private double[] colour(int from, int to) {
        return new double[] {
            from + random.nextInt(to - from), from + random.nextInt(to - from), from + random.nextInt(to - from)
        };
    }

    private byte[] encode() {
        try (var memory = new PixelMemory(size.pixels() * 3);
                Vips vips = Vips.open()) {
            Raster pixels = memory.allocate(size, 3);
            byte[] row = new byte[pixels.stride()];
            long grain = random.nextLong();
            for (int y = 0; y < size.height(); y++) {
                for (int x = 0; x < size.width(); x++) {
                    grain ^= grain << 13;
                    grain ^= grain >>> 7;
                    grain ^= grain << 17;
                    double noise = ((grain & 0xFFFF) / 65535.0 + (grain >>> 16 & 0xFFFF) / 65535.0 - 1) * GRAIN;
                    for (int band = 0; band < 3; band++) {
                        row[x * 3 + band] = (byte) Math.clamp(Math.round(light(x, y, band) + noise), 0, 255);
                    }
                }
                pixels.writeRow(y, row);
            }
            return vips.operation("jpegsave_target")
                    .with(
                            "in",
                            vips.operation("gaussblur")
                                    .with("in", vips.image(pixels))
                                    .with("sigma", 0.7)
                                    .image())
                    .with("Q", QUALITY)
                    .with("subsample-mode", "on")
                    .encode();
        }
    }

    private double light(int x, int y, int band) {
        double across = (x - centre) / width(y);
        if (y > top && y < bottom && Math.abs(across) < 1) {
            boolean label = y > size.height() * 0.45 && y < size.height() * 0.65;
            double paint = label ? (x / 40 + y / 60) % 3 == 0 ? 60 : 235 : body[band];
            double shade = 0.35 + 0.65 * Math.sqrt(1 - across * across);
            double gloss = Math.exp(-Math.pow((across + 0.45) / 0.08, 2)) * 70;
            return paint * shade + gloss;
        }
        double horizon = size.height() * 0.68;
        double fall = 1 - 0.25 * Math.hypot((double) x / size.width() - 0.3, (double) y / size.height() - 0.2);
        if (y < horizon) {
            return wall[band] * fall;
        }
        double wood = 12 * Math.sin(y / 23.0 + 3 * Math.sin(x / 310.0)) + 6 * Math.sin(x / 47.0);
        double distance = Math.hypot((x - centre - radius * 0.5) / (radius * 2.2), (y - bottom) / (radius * 0.5));
        double shadow = 1 - 0.55 * Math.exp(-distance * distance);
        return (table[band] + wood) * fall * shadow;
    }

    /** Half the bottle's width at a height: neck, shoulder, body. */
    private double width(int y) {
        double down = (y - top) / (bottom - top);
        double shoulder = Math.clamp((down - 0.18) / 0.14, 0, 1);
        return radius * (0.38 + 0.62 * shoulder * shoulder * (3 - 2 * shoulder));
    }
}
