package dev.packshot.pipeline.evaluate.figure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.catalog.PixelSize;
import org.junit.jupiter.api.Test;

class ProductColoursTest {
    @Test
    void the_products_own_colours_come_back_from_a_wide_soft_edge() {
        int width = 120;
        int height = 90;
        byte[] rgb = new byte[width * height * 3];
        int[] alpha = new int[width * height];
        for (int at = 0; at < alpha.length; at++) {
            int x = at % width;
            alpha[at] = Math.clamp(Math.round((x - 50) * 255 / 20f), 0, 255);
            for (int c = 0; c < 3; c++) {
                double a = alpha[at] / 255.0;
                rgb[3 * at + c] = (byte) Math.round(a * product(c, at / width) + (1 - a) * ground(c));
            }
        }

        float[] colours = new ProductColours(new PixelSize(width, height), rgb, alpha).estimate();

        double worst = 0;
        for (int at = 0; at < alpha.length; at++) {
            for (int c = 0; c < 3; c++) {
                double weight = alpha[at] / 255.0;
                worst = Math.max(worst, weight * Math.abs(colours[3 * at + c] - product(c, at / width)));
            }
        }
        assertThat(worst).as("on any ground, of 255").isLessThan(3);
    }

    private static double product(int channel, int y) {
        return (channel == 0 ? 180 : 50) + y / 3.0;
    }

    private static double ground(int channel) {
        return channel == 2 ? 220 : 90;
    }
}
