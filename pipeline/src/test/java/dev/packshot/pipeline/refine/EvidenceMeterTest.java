package dev.packshot.pipeline.refine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.doubt.Evidence;
import dev.packshot.pipeline.doubt.Feature;
import dev.packshot.pipeline.refine.grid.Label;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EvidenceMeterTest {
    private static final int SIDE = 40;

    private final byte[] labels = new byte[SIDE * SIDE];
    private final float[] belief = new float[SIDE * SIDE];
    private final float[] advantage = new float[SIDE * SIDE];

    @Test
    void a_product_that_all_agree_on_has_no_evidence_against_it_but_its_shape() {
        square(10, 30, 1);

        Evidence evidence = measure();

        for (Feature feature : Feature.values()) {
            if (feature != Feature.RAGGEDNESS) {
                assertThat(evidence.of(feature)).as("%s", feature).isZero();
            }
        }
        assertThat(evidence.of(Feature.RAGGEDNESS)).isLessThan(0.2);
    }

    @Test
    void ground_taken_for_product_as_far_as_the_frame_leaks_and_a_product_that_the_network_sees_there_does_not() {
        square(10, SIDE, 1);
        Evidence seen = measure();
        for (int cell = 0; cell < belief.length; cell++) {
            belief[cell] = cell % SIDE < 36 && cell / SIDE < 36 ? belief[cell] : 0;
        }

        Evidence unseen = measure();

        assertThat(seen.of(Feature.FRAME)).isCloseTo(59 / 156.0, within(1e-9));
        assertThat(seen.of(Feature.LEAK)).isZero();
        assertThat(unseen.of(Feature.LEAK)).isEqualTo(unseen.of(Feature.FRAME));
        assertThat(unseen.of(Feature.DISAGREEMENT)).isCloseTo(1 - 26 * 26 / 900.0, within(1e-6));
    }

    @Test
    void a_network_that_blurs_the_outline_is_decided_and_one_that_wavers_inside_is_not() {
        square(10, 30, 1);
        for (int y = 10; y < 30; y++) {
            belief[y * SIDE + 10] = 0.6f;
            belief[y * SIDE + 9] = 0.4f;
        }
        Evidence blurred = measure();
        for (int y = 15; y < 25; y++) {
            Arrays.fill(belief, y * SIDE + 15, y * SIDE + 25, 0.5f);
        }

        Evidence wavering = measure();

        assertThat(blurred.of(Feature.INDECISION)).isZero();
        assertThat(blurred.of(Feature.STRAY)).isZero();
        assertThat(wavering.of(Feature.INDECISION)).isGreaterThan(0.6);
    }

    @Test
    void what_the_network_sees_elsewhere_is_stray() {
        square(20, 36, 1);
        for (int y = 2; y < 10; y++) {
            Arrays.fill(belief, y * SIDE + 2, y * SIDE + 10, 1);
        }

        assertThat(measure().of(Feature.STRAY)).isCloseTo(64 / 256.0, within(1e-6));
    }

    @Test
    void colours_that_speak_for_the_other_side_confuse() {
        square(10, 30, 1);
        Arrays.fill(advantage, 10 * SIDE, 20 * SIDE, -5);

        Evidence evidence = measure();

        assertThat(evidence.of(Feature.CONFUSION)).isCloseTo(0.25, within(1e-9));
        assertThat(evidence.of(Feature.LIKENESS)).isBetween(0.4, 0.6);
    }

    @Test
    void a_product_of_a_few_cells_is_small_and_one_that_leaves_hardly_any_ground_is_full() {
        square(10, 14, 1);
        Evidence small = measure();
        square(1, SIDE, 1);

        Evidence full = measure();

        assertThat(small.of(Feature.SMALLNESS)).isCloseTo(0.8, within(1e-9));
        assertThat(small.of(Feature.FULLNESS)).isZero();
        assertThat(full.of(Feature.FULLNESS)).isGreaterThan(0.85);
        assertThat(full.of(Feature.SMALLNESS)).isZero();
    }

    @Test
    void a_comb_is_more_ragged_than_a_block() {
        square(10, 30, 1);
        double block = measure().of(Feature.RAGGEDNESS);
        for (int y = 10; y < 28; y++) {
            for (int x = 11; x < 30; x += 2) {
                labels[y * SIDE + x] = Label.GROUND;
            }
        }

        assertThat(measure().of(Feature.RAGGEDNESS)).isGreaterThan(block + 0.5);
    }

    /** Product from one corner to the other, as sure by network and colours as can be. */
    private void square(int from, int to, float coverage) {
        Arrays.fill(labels, Label.GROUND);
        Arrays.fill(belief, 0);
        Arrays.fill(advantage, -20);
        for (int y = from; y < to; y++) {
            Arrays.fill(labels, y * SIDE + from, y * SIDE + to, Label.PRODUCT);
            Arrays.fill(belief, y * SIDE + from, y * SIDE + to, coverage);
            Arrays.fill(advantage, y * SIDE + from, y * SIDE + to, 20);
        }
    }

    private Evidence measure() {
        var outcome = new CoarseCut.Outcome(labels, advantage, true, 0);
        return new EvidenceMeter(PixelSize.square(SIDE), belief, outcome).measure(1, 0);
    }
}
