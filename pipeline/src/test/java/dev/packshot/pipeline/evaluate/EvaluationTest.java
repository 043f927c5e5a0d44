package dev.packshot.pipeline.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.evaluate.labels.LabelProblem.Reason;
import dev.packshot.pipeline.evaluate.labels.LabelledSet;
import dev.packshot.pipeline.evaluate.labels.SkippedPair;
import dev.packshot.pipeline.evaluate.method.Answer;
import dev.packshot.pipeline.evaluate.method.BorderGrabCut;
import dev.packshot.pipeline.evaluate.method.CentredEllipse;
import dev.packshot.pipeline.evaluate.method.Method;
import dev.packshot.pipeline.evaluate.method.Refined;
import dev.packshot.pipeline.evaluate.method.Subject;
import dev.packshot.pipeline.intake.Limits;
import dev.packshot.pipeline.matte.Matte;
import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {
    private static final Matte NOTHING = new Matte(new PixelSize(2, 2), new float[4], "fake");

    @TempDir
    Path folder;

    @Test
    void the_same_set_gives_the_same_figures_on_any_number_of_threads() throws Exception {
        for (String id : List.of("a", "b", "c", "d")) {
            pair(id);
        }
        LabelledSet set = LabelledSet.of(folder);
        Evaluation evaluation = evaluation(new CentredEllipse(), new BorderGrabCut());

        Outcome alone = evaluation.run(set, 1, id -> {});
        Outcome together = evaluation.run(set, 3, id -> {});

        assertThat(together).isEqualTo(alone);
        assertThat(alone.methods()).containsExactly("baseline", "grabcut");
        assertThat(alone.mean(1).iou()).isGreaterThan(0.95);
    }

    @Test
    void one_bad_pair_is_listed_with_a_remedy_and_loses_no_other() throws Exception {
        pair("good");
        pair("broken");
        Files.write(folder.resolve("images/broken.jpg"), new byte[] {1, 2, 3});
        pair("twisted");
        LabelledPictures.plain(folder.resolve("masks/twisted.png"), 100, 300, Color.WHITE);
        LabelledPictures.alphaMask(folder.resolve("images/cut.png"));
        LabelledPictures.mask(folder.resolve("masks/cut.png"));
        Set<String> told = ConcurrentHashMap.newKeySet();

        Outcome outcome = evaluation(new CentredEllipse()).run(LabelledSet.of(folder), 2, told::add);

        assertThat(outcome.pictures())
                .extracting(picture -> picture.labelled().id())
                .containsExactly("good");
        assertThat(outcome.skipped())
                .extracting(SkippedPair::id, SkippedPair::reason)
                .containsExactly(
                        tuple("broken", Reason.PHOTOGRAPH_REFUSED),
                        tuple("cut", Reason.PHOTOGRAPH_CUT_OUT),
                        tuple("twisted", Reason.MASK_OF_ANOTHER_SHAPE));
        assertThat(outcome.skipped())
                .allSatisfy(pair -> assertThat(pair.remedy()).isNotBlank());
        assertThat(told).containsExactlyInAnyOrder("good", "broken", "cut", "twisted");
    }

    @Test
    void a_photograph_that_a_method_gives_up_on_counts_as_an_empty_mask() throws Exception {
        LabelledPictures.plain(folder.resolve("images/blank.png"), 240, 180, Color.WHITE);
        LabelledPictures.mask(folder.resolve("masks/blank.png"));

        Outcome outcome =
                evaluation(new Refined("fake", FakeModel.saying(NOTHING))).run(LabelledSet.of(folder), 1, id -> {});

        Score score = outcome.pictures().getFirst().scores().getFirst();
        assertThat(outcome.nothingFound(0)).isEqualTo(1);
        assertThat(score.figures().iou()).isZero();
        assertThat(score.figures().mae()).isEqualTo(Math.PI * 50 * 50 / (240 * 180), within(0.005));
        assertThat(score.uncertainty()).isEmpty();
    }

    @Test
    void a_network_that_does_not_run_is_no_pictures_fault() throws Exception {
        pair("a");
        pair("b");
        LabelledSet set = LabelledSet.of(folder);
        Evaluation evaluation = evaluation(new Broken());

        assertThatThrownBy(() -> evaluation.run(set, 2, id -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no such processor");
    }

    @Test
    void an_exhibit_shows_photograph_truth_result_and_difference_small() throws Exception {
        pair("a");
        Evaluation evaluation = evaluation(new CentredEllipse());

        Exhibit exhibit =
                evaluation.exhibit(LabelledSet.of(folder).photographs().getFirst(), 0);

        for (byte[] jpeg : List.of(exhibit.photograph(), exhibit.truth(), exhibit.result(), exhibit.difference())) {
            assertThat(ImageIO.read(new ByteArrayInputStream(jpeg)).getWidth()).isEqualTo(240);
        }
        var difference = new Color(
                ImageIO.read(new ByteArrayInputStream(exhibit.difference())).getRGB(60, 90));
        assertThat(difference.getBlue()).as("kept ground is blue").isGreaterThan(difference.getRed() + 100);
    }

    /** A method whose network can't be run. */
    private static final class Broken implements Method {
        @Override
        public String name() {
            return "broken";
        }

        @Override
        public Answer find(Subject subject) {
            throw new IllegalStateException("no such processor");
        }
    }

    private Evaluation evaluation(Method... methods) {
        return new Evaluation(Limits.DEFAULT, List.of(methods));
    }

    private void pair(String id) throws IOException {
        LabelledPictures.photograph(folder.resolve("images").resolve(id + ".jpg"));
        LabelledPictures.mask(folder.resolve("masks").resolve(id + ".png"));
    }
}
