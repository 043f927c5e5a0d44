package dev.packshot.app.shoot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.catalog.Slot;
import dev.packshot.pipeline.doubt.Evidence;
import dev.packshot.pipeline.refine.Uncertainty;
import dev.packshot.pipeline.refine.Uncertainty.Reason;
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

    private static Uncertainty uncertainty(double figure, Reason reason) {
        return new Uncertainty(figure, Set.of(reason), Evidence.none());
    }
}
