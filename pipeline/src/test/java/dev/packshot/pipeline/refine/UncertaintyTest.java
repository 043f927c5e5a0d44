package dev.packshot.pipeline.refine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.pipeline.doubt.Calibration;
import dev.packshot.pipeline.doubt.Calibration.CalibratedOn;
import dev.packshot.pipeline.doubt.Evidence;
import dev.packshot.pipeline.doubt.Feature;
import dev.packshot.pipeline.refine.Uncertainty.Reason;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UncertaintyTest {
    private static final Calibration CALIBRATION = new Calibration(
            -5, Map.of(Feature.EDGE, 2.0, Feature.FRAGILITY, 9.0), 0.9, 0.3, new CalibratedOn("a test", 100, 50));

    @Test
    void a_card_without_calibration_says_minus_one_and_still_gives_its_reasons() {
        Evidence evidence = Evidence.none().with(Feature.EDGE, 0.5);

        Uncertainty uncertainty = Uncertainty.of(evidence, false, Optional.empty());

        assertThat(uncertainty.figure()).isEqualTo(-1);
        assertThat(uncertainty.reasons()).containsExactly(Reason.EDGE_DOUBT);
    }

    @Test
    void every_strong_evidence_has_its_reason() {
        assertThat(reasons(Feature.EDGE, 0.31)).containsExactly(Reason.EDGE_DOUBT);
        assertThat(reasons(Feature.OBJECTS, 0.25)).containsExactly(Reason.SEVERAL_OBJECTS);
        assertThat(reasons(Feature.LIKENESS, 0.51)).containsExactly(Reason.LIKE_THE_GROUND);
        assertThat(reasons(Feature.DISAGREEMENT, 0.36)).containsExactly(Reason.METHODS_DISAGREE);
        assertThat(reasons(Feature.LEAK, 0.21)).containsExactly(Reason.METHODS_DISAGREE);
        assertThat(reasons(Feature.INDECISION, 0.51)).containsExactly(Reason.NETWORK_UNSURE);
        assertThat(reasons(Feature.UNSURE, 1)).containsExactly(Reason.NETWORK_UNSURE);
        assertThat(Uncertainty.of(Evidence.none(), true, Optional.empty()).reasons())
                .containsExactly(Reason.TOUCHES_FRAME);
        assertThat(Uncertainty.of(Evidence.none(), false, Optional.empty()).reasons())
                .isEmpty();
    }

    private static Iterable<Reason> reasons(Feature feature, double value) {
        return Uncertainty.of(Evidence.none().with(feature, value), false, Optional.empty())
                .reasons();
    }

    @Test
    void a_figure_above_the_threshold_always_has_a_reason() {
        Evidence fragile = Evidence.none().with(Feature.FRAGILITY, 0.36).with(Feature.EDGE, 0.01);

        Uncertainty uncertainty = Uncertainty.of(fragile, false, Optional.of(CALIBRATION));

        assertThat(uncertainty.figure()).isGreaterThan(0.3);
        assertThat(uncertainty.reasons()).containsExactly(Reason.METHODS_DISAGREE);
    }

    @Test
    void a_product_at_the_frame_is_no_worse_a_matte() {
        Evidence evidence = Evidence.none().with(Feature.EDGE, 0.04).with(Feature.FRAME, 0.3);
        Uncertainty inside = Uncertainty.of(evidence, false, Optional.of(CALIBRATION));

        Uncertainty atFrame = Uncertainty.of(evidence, true, Optional.of(CALIBRATION));

        assertThat(atFrame.figure()).isEqualTo(inside.figure()).isLessThan(0.3);
        assertThat(inside.reasons()).isEmpty();
        assertThat(atFrame.reasons()).containsExactly(Reason.TOUCHES_FRAME);
    }

    @Test
    void a_guess_can_t_be_judged_whatever_the_calibration() {
        Uncertainty guess =
                Uncertainty.of(Evidence.none(), false, Optional.of(CALIBRATION)).ofGuess();

        assertThat(guess.figure()).isEqualTo(-1);
        assertThat(guess.reasons()).containsExactly(Reason.NOTHING_FOUND);
    }
}
