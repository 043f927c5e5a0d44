package dev.packshot.pipeline.evaluate.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.evaluate.labels.Truth;
import dev.packshot.pipeline.evaluate.method.Answer;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.PixelRect;
import dev.packshot.pipeline.raster.Raster;
import dev.packshot.pipeline.refine.Cutout;
import dev.packshot.pipeline.refine.Uncertainty;
import java.util.Optional;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FigureMeterTest {
    private static final int SIDE = 64;
    private static final PixelSize SIZE = new PixelSize(SIDE, SIDE);
    private static final int[] PRODUCT = {200, 40, 40};
    private static final int[] GROUND = {40, 40, 200};
    /** Ground, one half covered column, product. */
    private static final IntBinaryOperator SOFT = (x, y) -> x < 32 ? 0 : x == 32 ? 128 : 255;

    private final PixelMemory memory = new PixelMemory(1 << 20);
    private final FigureMeter meter = new FigureMeter();

    @AfterEach
    void free() {
        memory.close();
    }

    @Test
    void overlap_and_error_are_counted_over_all_pixels() {
        // Columns 0..31 against 16..47: 16 in common, 48 in either, 32 of 64 wrong.
        Figures figures = measure(map((x, y) -> x < 32 ? 255 : 0), map((x, y) -> x >= 16 && x < 48 ? 255 : 0), false);

        assertThat(figures.iou()).isEqualTo(1 / 3.0, within(1e-9));
        assertThat(figures.mae()).isEqualTo(0.5, within(1e-9));
        assertThat(figures.maxFBeta()).isEqualTo(0.5, within(1e-9));
        assertThat(figures.edgeError()).isNaN();
        assertThat(figures.halo()).isNaN();
    }

    @Test
    void the_best_threshold_is_found_wherever_it_lies() {
        Figures figures = measure(map((x, y) -> x < 32 ? 255 : 0), map((x, y) -> x < 32 ? 120 : 60), false);

        assertThat(figures.iou()).as("nothing exceeds a half").isZero();
        assertThat(figures.maxFBeta()).isEqualTo(1, within(1e-9));
    }

    @Test
    void f_beta_weighs_precision_as_published() {
        // All is called product, half of it is: P ½, R 1, Fβ = 1.3 × ½ / (0.3 × ½ + 1).
        Figures figures = measure(map((x, y) -> x < 32 ? 255 : 0), map((x, y) -> 255), false);

        assertThat(figures.maxFBeta()).isEqualTo(0.65 / 1.15, within(1e-9));
    }

    @Test
    void what_nobody_knows_is_not_scored() {
        Raster label = map((x, y) -> x < 16 ? 128 : x < 32 ? 255 : 0);
        Raster answer = map((x, y) -> x < 8 || (x >= 16 && x < 32) ? 255 : 0);

        Figures ignoring = meter.measure(photograph(), new Truth(label, true, false), bare(answer));
        Figures counting = meter.measure(photograph(), new Truth(label, false, false), bare(answer));

        assertThat(ignoring.iou()).isEqualTo(1);
        assertThat(ignoring.mae()).isZero();
        assertThat(ignoring.boundaryF()).isEqualTo(1);
        assertThat(counting.boundaryF()).isLessThan(1);
        assertThat(counting.iou()).isEqualTo(24 / 32.0, within(1e-9));
    }

    @Test
    void an_outline_that_is_hidden_by_the_unknown_can_not_be_judged() {
        Raster label = map((x, y) -> x < 28 ? 255 : x < 36 ? 128 : 0);

        Figures figures = meter.measure(photograph(), new Truth(label, true, false), bare(square(10, 10)));

        assertThat(figures.boundaryF()).isNaN();
    }

    @Test
    void nothing_found_where_nothing_is_counts_as_right() {
        Figures figures = measure(map((x, y) -> 0), map((x, y) -> 0), false);

        assertThat(figures.iou()).isEqualTo(1);
        assertThat(figures.boundaryF()).isEqualTo(1);
        assertThat(figures.maxFBeta()).isNaN();
    }

    @Test
    void outlines_within_three_pixels_lie_on_each_other() {
        assertThat(measure(square(20, 20), square(23, 20), false).boundaryF()).isEqualTo(1, within(1e-9));
    }

    @Test
    void outlines_further_apart_count_by_the_share_that_is_near() {
        // A square of 20 px has 76 px of outline. Moved by 10: 13 px of its upper and lower row each, and 3 px below
        // and
        // above them in its left column, lie within 3 px of the other.
        assertThat(measure(square(20, 20), square(30, 20), false).boundaryF()).isEqualTo(32 / 76.0, within(1e-9));
    }

    @Test
    void a_missing_outline_is_wrong_where_there_is_one() {
        assertThat(measure(square(20, 20), map((x, y) -> 0), false).boundaryF()).isZero();
    }

    @Test
    void the_edge_error_is_the_mean_over_the_edge_band() {
        // Columns 31 and 32 pass from ground to product; the band reaches two more to either side: 29..34.
        Figures figures = measure(map(SOFT), map((x, y) -> x == 32 ? 64 : SOFT.applyAsInt(x, y)), true);

        assertThat(figures.edgeError()).isEqualTo(64 / 255.0 / 6, within(1e-9));
    }

    @Test
    void the_halo_is_the_ground_that_is_left_on_white() {
        // α (1 − α) |F − B| in red and blue of one column of six: ¼ × 160 × ⅔ / 6.
        Figures bare = measure(map(SOFT), map(SOFT), true);
        Figures clean = meter.measure(photograph(), new Truth(map(SOFT), false, true), withOwnColours());

        assertThat(bare.halo()).isEqualTo(0.25 * 160 * 2 / 3 / 6, within(0.15));
        assertThat(clean.halo()).isLessThan(0.3);
        assertThat(bare.edgeError()).isZero();
    }

    private Figures measure(Raster label, Raster answer, boolean trueAlpha) {
        return meter.measure(photograph(), new Truth(label, false, trueAlpha), bare(answer));
    }

    private static Answer bare(Raster alpha) {
        return new Answer(alpha, Optional.empty());
    }

    /** The true colours, premultiplied, from column 30 on. */
    private Answer withOwnColours() {
        var place = new PixelRect(30, 0, SIDE - 30, SIDE);
        Raster pixels = memory.allocate(place.size(), 4);
        Raster source = memory.allocate(place.size(), 3);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < place.width(); x++) {
                int a = SOFT.applyAsInt(30 + x, y);
                for (int c = 0; c < 3; c++) {
                    pixels.sample(x, y, c, Math.round(PRODUCT[c] * a / 255f));
                }
                pixels.sample(x, y, 3, a);
            }
        }
        var sure = Uncertainty.none();
        return new Answer(map(SOFT), Optional.of(new Cutout(pixels, source, place, SIZE, place, 1, sure)));
    }

    private Raster photograph() {
        Raster photograph = memory.allocate(SIZE, 3);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                double a = SOFT.applyAsInt(x, y) / 255.0;
                for (int c = 0; c < 3; c++) {
                    photograph.sample(x, y, c, (int) Math.round(a * PRODUCT[c] + (1 - a) * GROUND[c]));
                }
            }
        }
        return photograph;
    }

    private Raster square(int left, int top) {
        return map((x, y) -> x >= left && x < left + 20 && y >= top && y < top + 20 ? 255 : 0);
    }

    private Raster map(IntBinaryOperator value) {
        Raster map = memory.allocate(SIZE, 1);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                map.sample(x, y, 0, value.applyAsInt(x, y));
            }
        }
        return map;
    }
}
