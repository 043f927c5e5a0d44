package dev.packshot.pipeline.compose;

import dev.packshot.catalog.Backdrop;
import dev.packshot.catalog.ImageSpec;
import dev.packshot.catalog.MediaType;
import dev.packshot.catalog.PixelSize;
import dev.packshot.catalog.Platform;
import dev.packshot.catalog.Shadow;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.PixelRect;
import dev.packshot.pipeline.raster.Raster;
import dev.packshot.pipeline.refine.Cutout;
import dev.packshot.pipeline.refine.Uncertainty;
import java.util.Random;

/** Cut-outs of made-up products for tests, each in the middle of a photograph with a grey ground. */
public final class Products {
    private Products() {}

    /** A shape by its signed distance: below 0 inside, px. */
    public interface Shape {
        double distance(double x, double y);
    }

    /** A rectangle around a centre, turned clockwise. */
    public static Shape rectangle(double cx, double cy, double width, double height, double degrees) {
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        return (x, y) -> {
            double u = cos * (x - cx) + sin * (y - cy);
            double v = cos * (y - cy) - sin * (x - cx);
            return Math.max(Math.abs(u) - width / 2, Math.abs(v) - height / 2);
        };
    }

    /** A shape's cut-out with an edge two pixels wide. */
    public static Cutout cutout(PixelMemory memory, PixelSize photo, Shape shape, int[] rgb, int noise) {
        Raster pixels = memory.allocate(photo, 4);
        Raster source = memory.allocate(photo, 3);
        var random = new Random(7);
        int left = photo.width();
        int top = photo.height();
        int right = 0;
        int bottom = 0;
        byte[] pixelRow = new byte[pixels.stride()];
        byte[] sourceRow = new byte[source.stride()];
        for (int y = 0; y < photo.height(); y++) {
            for (int x = 0; x < photo.width(); x++) {
                int alpha = (int) Math.round(255 * Math.clamp(0.5 - shape.distance(x + 0.5, y + 0.5) / 2, 0.0, 1.0));
                if (alpha >= 128) {
                    left = Math.min(left, x);
                    top = Math.min(top, y);
                    right = Math.max(right, x + 1);
                    bottom = Math.max(bottom, y + 1);
                }
                int grain = noise == 0 ? 0 : random.nextInt(2 * noise + 1) - noise;
                for (int c = 0; c < 3; c++) {
                    int value = Math.clamp(rgb[c] + grain, 0, 255);
                    pixelRow[4 * x + c] = (byte) Math.round(value * alpha / 255f);
                    sourceRow[3 * x + c] = (byte) Math.round((value * alpha + 120 * (255 - alpha)) / 255f);
                }
                pixelRow[4 * x + 3] = (byte) alpha;
            }
            pixels.writeRow(y, pixelRow);
            source.writeRow(y, sourceRow);
        }
        return new Cutout(
                pixels,
                source,
                new PixelRect(0, 0, photo.width(), photo.height()),
                photo,
                new PixelRect(left, top, right - left, bottom - top),
                1,
                Uncertainty.none());
    }

    /** A target with a square canvas, fill 0.88, and room for any file. */
    public static ImageSpec spec(int side, int smallestSide, Backdrop backdrop, Shadow shadow, MediaType format) {
        return new ImageSpec(
                new Platform("amazon"),
                true,
                PixelSize.square(side),
                smallestSide,
                0.88,
                backdrop,
                shadow,
                format,
                92,
                40,
                100_000_000);
    }
}
