package dev.packshot.sandbox.shopify;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Pictures that differ by their colour. */
final class Pictures {
    private Pictures() {}

    static byte[] jpeg(int rgb) {
        return picture("jpg", 32, 24, rgb);
    }

    static byte[] png(int rgb) {
        return picture("png", 32, 24, rgb);
    }

    static byte[] picture(String format, int width, int height, int rgb) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, rgb);
            }
        }
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
