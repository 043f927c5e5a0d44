package dev.packshot.pipeline.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PictureComparisonTest {
    private final PictureComparison comparison = new PictureComparison(64L << 20);

    @Test
    void masks_agree_by_what_they_share_of_what_either_covers() throws IOException {
        byte[] left = mask(0, 60);
        byte[] right = mask(30, 60);

        double iou = comparison.maskIou(left, right).orElseThrow();

        assertThat(iou).isCloseTo(30.0 / 90, within(1e-9));
        assertThat(comparison.maskIou(left, left)).hasValue(1);
    }

    @Test
    void colours_of_the_same_picture_lie_nowhere_apart_and_others_as_far_as_ciede2000_says() throws IOException {
        byte[] red = plain(new Color(200, 30, 30), 100);
        byte[] white = plain(Color.WHITE, 100);
        byte[] black = plain(Color.BLACK, 100);

        double apart = comparison.colourShift(white, black).orElseThrow();

        assertThat(comparison.colourShift(red, red)).hasValue(0);
        // Lightness 100 against 0: S_L = 1 at the mean of 50.
        assertThat(apart).isCloseTo(100, within(0.01));
    }

    @Test
    void pictures_of_different_sizes_are_not_compared() throws IOException {
        assertThat(comparison.colourShift(plain(Color.RED, 100), plain(Color.RED, 90)))
                .isEmpty();
        assertThat(comparison.maskIou(plain(Color.WHITE, 100), plain(Color.WHITE, 90)))
                .isEmpty();
    }

    private static byte[] mask(int left, int width) throws IOException {
        var image = new BufferedImage(100, 50, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(left, 0, width, 50);
        pen.dispose();
        return png(image);
    }

    private static byte[] plain(Color colour, int side) throws IOException {
        var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(colour);
        pen.fillRect(0, 0, side, side);
        pen.dispose();
        return png(image);
    }

    private static byte[] png(BufferedImage image) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }
}
