package dev.packshot.pipeline.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.ImageRule;
import dev.packshot.catalog.Platform;
import dev.packshot.catalog.Slot;
import dev.packshot.pipeline.doubt.Calibration;
import dev.packshot.pipeline.doubt.Evidence;
import dev.packshot.pipeline.inspect.ComplianceReport;
import dev.packshot.pipeline.inspect.Figures;
import dev.packshot.pipeline.inspect.Verdict;
import dev.packshot.pipeline.refine.Uncertainty;
import dev.packshot.pipeline.refine.Uncertainty.Reason;
import dev.packshot.pipeline.rules.RuleBook;
import dev.packshot.pipeline.source.SourceQuality;
import dev.packshot.pipeline.source.SourceQuality.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReviewTest {
    private static final Slot CLOSE_UP = Slot.at(1);

    private final Review review = new Review(0.2);

    @Test
    void a_sure_cut_out_needs_nobody_even_when_something_strikes() {
        assertThat(review.sentences(uncertainty(0.2, Reason.LIKE_THE_GROUND), Slot.MAIN))
                .isEmpty();
    }

    @Test
    void a_figure_above_the_threshold_needs_a_person_and_says_why() {
        assertThat(review.sentences(uncertainty(0.21, Reason.LIKE_THE_GROUND), Slot.MAIN))
                .containsExactly(
                        "The cut-out is doubtful: bad with a probability of 21 %.", Reason.LIKE_THE_GROUND.sentence());
    }

    @Test
    void what_can_t_be_judged_needs_a_person_whatever_the_threshold() {
        assertThat(new Review(1).sentences(uncertainty(-1, Reason.NOTHING_FOUND), CLOSE_UP))
                .containsExactly("How good the cut-out is can't be told.", Reason.NOTHING_FOUND.sentence());
    }

    @Test
    void several_objects_need_a_person_however_good_the_matte() {
        assertThat(review.sentences(uncertainty(0, Reason.SEVERAL_OBJECTS), CLOSE_UP))
                .containsExactly(Reason.SEVERAL_OBJECTS.sentence());
    }

    @Test
    void a_product_at_the_frame_needs_a_person_on_the_main_picture_and_may_be_a_close_up_elsewhere() {
        Uncertainty atFrame = uncertainty(0.1, Reason.TOUCHES_FRAME);

        assertThat(review.sentences(atFrame, Slot.MAIN)).containsExactly(Reason.TOUCHES_FRAME.sentence());
        assertThat(review.sentences(atFrame, CLOSE_UP)).isEmpty();
    }

    @Test
    void the_threshold_is_the_calibration_s_own() {
        var calibration = new Calibration(-3, Map.of(), 0.9, 0.35, new Calibration.CalibratedOn("some", 100, 10));

        assertThat(Review.of(Optional.of(calibration))).isEqualTo(new Review(0.35));
    }

    @Test
    void without_a_calibration_only_what_can_t_be_judged_needs_a_person() {
        Review uncalibrated = Review.of(Optional.empty());

        assertThat(uncalibrated.sentences(uncertainty(1, Reason.LIKE_THE_GROUND), Slot.MAIN))
                .isEmpty();
        assertThat(uncalibrated.sentences(uncertainty(-1, Reason.LIKE_THE_GROUND), Slot.MAIN))
                .isNotEmpty();
    }

    @Test
    void of_a_weak_photograph_only_what_a_person_can_judge_is_asked() {
        var quality = new SourceQuality(700, 5, 120, 0, 0, 9, List.of(Finding.BLURRED, Finding.NOISY));

        assertThat(Review.sentences(quality)).containsExactly(Finding.BLURRED.sentence());
    }

    @Test
    void a_failed_blocking_rule_is_named_with_what_was_measured() {
        var platform = new Platform("amazon");
        ImageRule blocking = RuleBook.shipped().rules(platform, true).stream()
                .filter(rule -> rule.severity() == ImageRule.Severity.BLOCK)
                .findFirst()
                .orElseThrow();
        var report = new ComplianceReport(
                Digest.of("file"),
                List.of(
                        new Verdict(blocking, "12 px", Verdict.Outcome.FAILED),
                        new Verdict(blocking, "", Verdict.Outcome.OPEN)),
                new Figures(0, 0, 0, 0, 0, false, 0, 0, 0));

        assertThat(Review.sentences(platform, report))
                .containsExactly("amazon would refuse it: %s (%s: 12 px)".formatted(blocking.id(), blocking.metric()));
    }

    private static Uncertainty uncertainty(double figure, Reason reason) {
        return new Uncertainty(figure, Set.of(reason), Evidence.none());
    }
}
