package dev.packshot.pipeline.render.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.Raster;
import dev.packshot.pipeline.vips.Vips;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** What two independent decoders make of a file. */
final class Decoded {
    private Decoded() {}

    static Raster byVips(PixelMemory memory, byte[] jpeg) {
        try (Vips vips = Vips.open()) {
            return vips.operation("jpegload_source")
                    .source(vips.source(jpeg))
                    .image()
                    .raster(memory);
        }
    }

    static Raster byJdk(PixelMemory memory, byte[] jpeg) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg));
            var size = new PixelSize(image.getWidth(), image.getHeight());
            return Packshots.drawn(memory, size, image::getRGB);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] ordinaryJpeg(Raster rgb, int quality) {
        try (Vips vips = Vips.open()) {
            return vips.operation("jpegsave_target")
                    .with("in", vips.image(rgb))
                    .with("Q", quality)
                    .with("subsample-mode", "off")
                    .with("optimize-coding", true)
                    .encode();
        }
    }

    /** Asserts that white is white in both decoders. */
    static void assertWhiteIsKept(PixelMemory memory, Raster original, byte[] jpeg, String what) {
        try (Raster vips = byVips(memory, jpeg);
                Raster jdk = byJdk(memory, jpeg)) {
            assertThat(vips.size()).as(what).isEqualTo(original.size());
            assertThat(lostWhite(original, vips)).as(what + ", libvips").isZero();
            assertThat(lostWhite(original, jdk)).as(what + ", ImageIO").isZero();
        }
    }

    /** White pixels of the original that aren't white any more. */
    static long lostWhite(Raster original, Raster decoded) {
        long lost = 0;
        for (int y = 0; y < original.height(); y++) {
            for (int x = 0; x < original.width(); x++) {
                lost += isWhite(original, x, y) && !isWhite(decoded, x, y) ? 1 : 0;
            }
        }
        return lost;
    }

    /** White pixels that the product covers by less than a tenth and that aren't white any more. */
    static long lostGround(Raster original, Raster coverage, Raster decoded) {
        long lost = 0;
        for (int y = 0; y < original.height(); y++) {
            for (int x = 0; x < original.width(); x++) {
                boolean ground = isWhite(original, x, y) && coverage.sample(x, y, 0) < 26;
                lost += ground && !isWhite(decoded, x, y) ? 1 : 0;
            }
        }
        return lost;
    }

    /** Peak signal to noise ratio of the pixels that aren't white in the original, in dB. */
    static double productFidelity(Raster original, Raster decoded) {
        double squares = 0;
        long samples = 0;
        for (int y = 0; y < original.height(); y++) {
            for (int x = 0; x < original.width(); x++) {
                for (int band = 0; band < 3 && !isWhite(original, x, y); band++) {
                    double off = original.sample(x, y, band) - decoded.sample(x, y, band);
                    squares += off * off;
                    samples++;
                }
            }
        }
        return 10 * Math.log10(255.0 * 255.0 * samples / squares);
    }

    private static boolean isWhite(Raster raster, int x, int y) {
        return (raster.sample(x, y, 0) & raster.sample(x, y, 1) & raster.sample(x, y, 2)) == 255;
    }
}
