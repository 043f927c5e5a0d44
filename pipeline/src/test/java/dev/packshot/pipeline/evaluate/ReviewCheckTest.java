package dev.packshot.pipeline.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.doubt.Evidence;
import dev.packshot.pipeline.evaluate.figure.Figures;
import dev.packshot.pipeline.evaluate.labels.LabelledPhotograph;
import dev.packshot.pipeline.evaluate.labels.MaskKind;
import dev.packshot.pipeline.refine.Uncertainty;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReviewCheckTest {
    @Test
    void bad_mattes_are_caught_by_doubt_by_not_knowing_and_by_finding_nothing() {
        ReviewCheck check = ReviewCheck.of(
                List.of(
                        score(0.5, 0.41),
                        score(0.5, 0.4),
                        score(0.89, -1),
                        new Score(figures(0), false, Optional.empty()),
                        score(0.9, 0.1),
                        score(0.95, 0.6)),
                0.4);

        assertThat(check).isEqualTo(new ReviewCheck(0.4, 4, 3, 2, 1));
        assertThat(check.caught()).isEqualTo(0.75, within(1e-9));
        assertThat(check.stopped()).isEqualTo(0.5, within(1e-9));
        assertThat(ReviewCheck.of(List.of(), 0.4).caught()).isNaN();
    }

    @Test
    void means_leave_out_what_can_not_be_told_and_keep_kinds_apart() {
        var outcome = new Outcome(
                List.of("m"),
                List.of(
                        picture("x", "toys", 0.4, 2),
                        picture("y", "lamps", 0.8, Double.NaN),
                        picture("w", "toys", 0.6, 4)),
                List.of());

        assertThat(outcome.mean(0).iou()).isEqualTo(0.6, within(1e-9));
        assertThat(outcome.mean(0).halo()).isEqualTo(3, within(1e-9));
        assertThat(outcome.mean(0).edgeError()).isNaN();
        assertThat(outcome.categories()).containsExactly("lamps", "toys");
        assertThat(outcome.meanIou(0, "toys")).isEqualTo(0.5, within(1e-9));
        assertThat(outcome.count("toys")).isEqualTo(2);
        assertThat(outcome.worst(0, 2))
                .extracting(picture -> picture.labelled().id())
                .containsExactly("x", "w");
    }

    private static PictureScore picture(String id, String category, double iou, double halo) {
        var labelled = new LabelledPhotograph(id, Path.of(id), Path.of(id), MaskKind.UNSAID, category);
        var figures = new Figures(iou, 0, 0, 0, Double.NaN, halo);
        return new PictureScore(labelled, new PixelSize(9, 9), List.of(new Score(figures, true, Optional.empty())));
    }

    private static Score score(double iou, double uncertainty) {
        return new Score(figures(iou), true, Optional.of(new Uncertainty(uncertainty, Set.of(), Evidence.none())));
    }

    private static Figures figures(double iou) {
        return new Figures(iou, 0, 0, 0, 0, 0);
    }
}
