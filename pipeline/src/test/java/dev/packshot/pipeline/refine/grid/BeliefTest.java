package dev.packshot.pipeline.refine.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.matte.Matte;
import org.junit.jupiter.api.Test;

class BeliefTest {
    @Test
    void what_is_thinner_than_a_cell_counts_by_its_share_in_a_matte_finer_than_the_grid() {
        int side = 1280;
        float[] coverage = new float[side * side];
        for (int pixel = 0; pixel < coverage.length; pixel++) {
            coverage[pixel] = pixel % 4 == 0 ? 1 : 0;
        }

        float[] belief =
                Belief.of(new Matte(PixelSize.square(side), coverage, "stripes"), Grid.of(PixelSize.square(side)));

        assertThat(belief).hasSize(320 * 320);
        for (float each : belief) {
            assertThat(each).isCloseTo(0.25f, within(0.01f));
        }
    }

    @Test
    void a_matte_as_fine_as_the_grid_is_taken_as_it_is() {
        int side = 320;
        float[] coverage = new float[side * side];
        for (int pixel = 0; pixel < coverage.length; pixel++) {
            coverage[pixel] = pixel % 7 / 6f;
        }

        float[] belief =
                Belief.of(new Matte(PixelSize.square(side), coverage, "plain"), Grid.of(PixelSize.square(1280)));

        assertThat(belief).containsExactly(coverage);
    }
}
