package dev.packshot.pipeline.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.doubt.Evidence;
import dev.packshot.pipeline.doubt.Feature;
import dev.packshot.pipeline.evaluate.Outcome;
import dev.packshot.pipeline.evaluate.PictureScore;
import dev.packshot.pipeline.evaluate.Score;
import dev.packshot.pipeline.evaluate.figure.Figures;
import dev.packshot.pipeline.evaluate.labels.LabelledPhotograph;
import dev.packshot.pipeline.evaluate.labels.MaskKind;
import dev.packshot.pipeline.refine.Uncertainty;
import dev.packshot.pipeline.refine.Uncertainty.Reason;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrialsTest {
    private static final Evidence SOME = Evidence.none().with(Feature.EDGE, 0.3);

    @Test
    void a_trial_has_the_evidence_and_the_truth_of_its_picture() {
        Outcome outcome =
                outcome(score(0.4, Optional.empty()), score(0.8, Optional.of(new Uncertainty(0.2, Set.of(), SOME))));

        assertThat(Trials.of(outcome, 1)).containsExactly(new Trial("cup", SOME, 0.8));
        assertThat(Trials.of(outcome, 0)).as("a method that doesn't say").isEmpty();
    }

    @Test
    void what_gets_no_figure_is_no_trial() {
        var guess = new Uncertainty(Uncertainty.CANT_TELL, Set.of(Reason.NOTHING_FOUND), SOME);

        assertThat(Trials.of(outcome(score(0.8, Optional.of(guess))), 0)).isEmpty();
        assertThat(Trials.of(outcome(score(1, Optional.of(Uncertainty.none()))), 0))
                .as("came cut out")
                .isEmpty();
        assertThat(Trials.of(outcome(score(0, Optional.empty())), 0))
                .as("nothing found")
                .isEmpty();
    }

    private static Score score(double iou, Optional<Uncertainty> uncertainty) {
        var figures = new Figures(iou, 0, 1, 1, Double.NaN, Double.NaN);
        return new Score(figures, uncertainty.isPresent(), uncertainty);
    }

    private static Outcome outcome(Score... scores) {
        var cup = new LabelledPhotograph(
                "cup", Path.of("cup.jpg"), Path.of("cup.png"), MaskKind.UNSAID, LabelledPhotograph.UNSORTED);
        return new Outcome(
                List.of("one", "two").subList(0, scores.length),
                List.of(new PictureScore(cup, PixelSize.square(320), List.of(scores))),
                List.of());
    }
}
