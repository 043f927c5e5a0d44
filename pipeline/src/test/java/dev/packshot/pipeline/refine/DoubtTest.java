package dev.packshot.pipeline.refine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.refine.grid.Label;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DoubtTest {
    private static final PixelSize GRID = new PixelSize(20, 20);

    @Test
    void a_product_that_touches_the_frame_and_nothing_else_weighs_a_third() {
        Uncertainty uncertainty = new Doubt(0, 0, 1, true, 0, 0, true).uncertainty();

        assertThat(uncertainty.figure()).isCloseTo(0.35, within(1e-9));
        assertThat(uncertainty.reasons()).containsExactly(Uncertainty.Reason.TOUCHES_FRAME);
    }

    @Test
    void ground_taken_for_product_as_far_as_the_frame_weighs_more_than_a_product_that_the_network_sees_there() {
        Uncertainty seen = lowerHalf(20).uncertainty();

        Uncertainty unseen = lowerHalf(18).uncertainty();

        assertThat(seen.reasons()).containsExactly(Uncertainty.Reason.TOUCHES_FRAME);
        assertThat(unseen.reasons())
                .containsExactlyInAnyOrder(Uncertainty.Reason.TOUCHES_FRAME, Uncertainty.Reason.METHODS_DISAGREE);
        assertThat(unseen.figure()).isGreaterThan(seen.figure() + 0.3);
    }

    /** The lower half is product by its colours; the network sees it in rows 10 to {@code end}. */
    private static Doubt lowerHalf(int end) {
        byte[] labels = new byte[400];
        Arrays.fill(labels, 200, 400, Label.PRODUCT);
        float[] belief = new float[400];
        Arrays.fill(belief, 200, 20 * end, 1);
        float[] advantage = new float[400];
        Arrays.fill(advantage, 200, 400, 10);
        return Doubt.of(GRID, belief, new CoarseCut.Outcome(labels, advantage, true), 1, 0, true);
    }
}
