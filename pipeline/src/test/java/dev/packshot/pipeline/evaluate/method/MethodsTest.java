package dev.packshot.pipeline.evaluate.method;

import static dev.packshot.pipeline.evaluate.LabelledPictures.HEIGHT;
import static dev.packshot.pipeline.evaluate.LabelledPictures.WIDTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.evaluate.FakeModel;
import dev.packshot.pipeline.evaluate.LabelledPictures;
import dev.packshot.pipeline.evaluate.figure.FigureMeter;
import dev.packshot.pipeline.evaluate.labels.LabelledPhotograph;
import dev.packshot.pipeline.evaluate.labels.MaskKind;
import dev.packshot.pipeline.evaluate.labels.Truth;
import dev.packshot.pipeline.evaluate.labels.TruthReader;
import dev.packshot.pipeline.intake.Intake;
import dev.packshot.pipeline.intake.Limits;
import dev.packshot.pipeline.intake.Original;
import dev.packshot.pipeline.matte.Matte;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.PixelRect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MethodsTest {
    private final PixelMemory memory = new PixelMemory(64 << 20);

    @TempDir
    Path folder;

    Subject subject;
    Truth truth;

    @BeforeEach
    void open() throws IOException {
        Path photo = folder.resolve("photo.png");
        Path mask = folder.resolve("mask.png");
        LabelledPictures.photograph(photo);
        LabelledPictures.mask(mask);
        Original original = new Intake(Limits.DEFAULT).open(Files.readAllBytes(photo), memory);
        subject = new Subject(original, memory);
        truth = new TruthReader(Limits.DEFAULT)
                .read(new LabelledPhotograph("photo", photo, mask, MaskKind.UNSAID, "all"), original, memory);
    }

    @AfterEach
    void free() {
        memory.close();
    }

    @Test
    void the_trivial_baseline_covers_what_products_cover_on_average() {
        Answer answer = new CentredEllipse().find(subject);

        int covered = 0;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                covered += answer.alpha().sample(x, y, 0) / 255;
            }
        }
        assertThat((double) covered / (WIDTH * HEIGHT)).isEqualTo(0.49 * Math.PI / 4, within(0.005));
    }

    @Test
    void grabcut_finds_a_product_of_another_colour_without_any_learning() {
        Answer answer = new BorderGrabCut().find(subject);

        assertThat(iou(answer)).isGreaterThan(0.97);
    }

    @Test
    void a_network_alone_is_its_coverage_stretched_over_the_photograph() {
        var matte = new Matte(new PixelSize(2, 1), new float[] {0, 1}, "fake");
        Answer answer = new NetworkAlone("fake", FakeModel.saying(matte)).find(subject);

        assertThat(answer.alpha().size()).isEqualTo(new PixelSize(WIDTH, HEIGHT));
        assertThat(answer.alpha().sample(0, 10, 0)).isZero();
        assertThat(answer.alpha().sample(WIDTH / 2, 10, 0)).isBetween(126, 130);
        assertThat(answer.alpha().sample(WIDTH - 1, 10, 0)).isEqualTo(255);
    }

    @Test
    void refinement_gives_exactly_the_cut_out_that_goes_into_renditions() {
        FakeModel model = FakeModel.saying(blurredDisc());
        Answer answer = new Refined("fake", model).find(subject);

        assertThat(iou(answer)).isGreaterThan(0.98);
        var cutout = answer.cutout().orElseThrow();
        PixelRect place = cutout.place();
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                boolean inside = x >= place.left() && x < place.right() && y >= place.top() && y < place.bottom();
                int expected = inside ? cutout.pixels().sample(x - place.left(), y - place.top(), 3) : 0;
                assertThat(answer.alpha().sample(x, y, 0)).isEqualTo(expected);
            }
        }
        assertThat(answer.uncertainty()).isPresent();
    }

    @Test
    void a_network_runs_once_for_all_the_methods_that_ask_it() {
        FakeModel model = FakeModel.saying(blurredDisc());

        new NetworkAlone("fake", model).find(subject);
        new Refined("fake", model).find(subject);

        assertThat(model.asked()).isEqualTo(1);
    }

    private double iou(Answer answer) {
        return new FigureMeter()
                .measure(subject.photograph().pixels(), truth, answer)
                .iou();
    }

    private static Matte blurredDisc() {
        var size = new PixelSize(80, 60);
        float[] coverage = new float[80 * 60];
        for (int cell = 0; cell < coverage.length; cell++) {
            double distance = Math.hypot(cell % 80 + 0.5 - 40, cell / 80 + 0.5 - 30) - 50 / 3.0;
            coverage[cell] = (float) (1 / (1 + Math.exp(distance)));
        }
        return new Matte(size, coverage, "fake");
    }
}
