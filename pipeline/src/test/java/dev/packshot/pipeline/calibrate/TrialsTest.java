package dev.packshot.pipeline.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.doubt.Feature;
import dev.packshot.pipeline.intake.Limits;
import dev.packshot.pipeline.intake.Original;
import dev.packshot.pipeline.matte.Matte;
import dev.packshot.pipeline.matte.MatteModel;
import dev.packshot.pipeline.matte.ModelCard;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class TrialsTest {
    private static final int SIDE = 320;
    private static final Color SHEET = new Color(225, 224, 220);
    private static final Color BLUE = new Color(30, 60, 150);

    private final Trials trials = new Trials(Limits.DEFAULT, new DiscSeer());

    @Test
    void a_cut_out_is_compared_with_its_truth() throws IOException {
        byte[] photograph = disc(BufferedImage.TYPE_INT_RGB, SIDE, SHEET, BLUE, 80);

        Optional<Trial> right = trials.trial("right", photograph, mask(SIDE, 80));
        Optional<Trial> wrong = trials.trial("wrong", photograph, mask(SIDE, 113));

        assertThat(right.orElseThrow().iou()).isGreaterThan(0.97);
        assertThat(right.orElseThrow().evidence().of(Feature.EDGE)).isLessThan(0.05);
        assertThat(wrong.orElseThrow().iou()).isBetween(0.48, 0.52);
        assertThat(wrong.orElseThrow().evidence()).isEqualTo(right.orElseThrow().evidence());
    }

    @Test
    void a_picture_without_a_product_is_no_trial() throws IOException {
        byte[] empty = disc(BufferedImage.TYPE_INT_RGB, SIDE, SHEET, SHEET, 80);

        assertThat(trials.trial("empty", empty, mask(SIDE, 80))).isEmpty();
    }

    @Test
    void a_mask_of_another_size_is_refused() throws IOException {
        byte[] photograph = disc(BufferedImage.TYPE_INT_RGB, SIDE, SHEET, BLUE, 80);
        byte[] mask = mask(SIDE / 2, 40);

        assertThatThrownBy(() -> trials.trial("ball", photograph, mask))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ball")
                .hasMessageContaining("160");
    }

    private static byte[] mask(int side, int radius) throws IOException {
        return disc(BufferedImage.TYPE_BYTE_GRAY, side, Color.BLACK, Color.WHITE, radius);
    }

    private static byte[] disc(int type, int side, Color ground, Color product, int radius) throws IOException {
        var picture = new BufferedImage(side, side, type);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(ground);
        pen.fillRect(0, 0, side, side);
        pen.setColor(product);
        pen.fillOval(side / 2 - radius, side / 2 - radius, 2 * radius, 2 * radius);
        pen.dispose();
        var png = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", png);
        return png.toByteArray();
    }

    /** Sees a disc of 80 px in the middle of what isn't empty, and nothing otherwise. */
    private static final class DiscSeer implements MatteModel {
        @Override
        public Matte matte(Original original) {
            boolean empty = original.pixels().sample(SIDE / 2, SIDE / 2, 0)
                    == original.pixels().sample(0, 0, 0);
            float[] coverage = new float[SIDE * SIDE];
            for (int cell = 0; cell < coverage.length; cell++) {
                double distance = Math.hypot(cell % SIDE - SIDE / 2.0, cell / SIDE - SIDE / 2.0);
                coverage[cell] = !empty && distance < 80 ? 1 : 0;
            }
            return new Matte(PixelSize.square(SIDE), coverage, "disc-seer");
        }

        @Override
        public ModelCard card() {
            return ModelCard.shipped();
        }

        @Override
        public String processor() {
            return "CPU";
        }

        @Override
        public void close() {}
    }
}
