package dev.packshot.pipeline.evaluate.figure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.catalog.PixelSize;
import org.junit.jupiter.api.Test;

class AreaMeanTest {
    @Test
    void a_cell_is_the_mean_of_its_area_with_pixels_cut_at_its_border() {
        // Cells of 1.5 pixels: (0 + 3/2) / 1.5 and (3/2 + 6) / 1.5, alike in both directions.
        float[] line = {0, 3, 6};

        float[] across =
                AreaMean.of(new PixelSize(3, 1), (y, row) -> System.arraycopy(line, 0, row, 0, 3), new PixelSize(2, 1));
        float[] down = AreaMean.of(new PixelSize(1, 3), (y, row) -> row[0] = line[y], new PixelSize(1, 2));

        assertThat(across).containsExactly(1, 5);
        assertThat(down).containsExactly(1, 5);
    }

    @Test
    void aspect_is_kept_and_nothing_enlarged() {
        assertThat(AreaMean.within(320, new PixelSize(400, 299))).isEqualTo(new PixelSize(320, 239));
        assertThat(AreaMean.within(320, new PixelSize(100, 80))).isEqualTo(new PixelSize(100, 80));
    }
}
