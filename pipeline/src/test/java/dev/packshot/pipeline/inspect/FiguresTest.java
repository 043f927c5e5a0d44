package dev.packshot.pipeline.inspect;

import static dev.packshot.pipeline.inspect.Shot.shot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.packshot.catalog.Backdrop;
import dev.packshot.catalog.Rgb;
import dev.packshot.pipeline.inspect.Verdict.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The product is the square from 16 to 183 on a canvas of 200, in a file without loss. */
class FiguresTest {
    private static final double CANVAS = 200 * 200;
    private static final double OUTSIDE = CANVAS - 172 * 172;

    @Test
    void a_clean_picture_has_clean_figures() {
        assertThat(shot().as("png").figures())
                .isEqualTo(new Figures(0.84, 168 * 168 / CANVAS, 1, 1, 0, false, 0, 0, 0));
    }

    @Test
    void one_grey_pixel_far_outside_is_found_and_named() {
        Verdict verdict = shot().as("png").dot(3, 197, 254).verdict("AMZ-BG");

        assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(verdict.measured()).isEqualTo("1 of 10416 px differ (0.0096 %), worst 254,254,254 at 3,197");
        assertThat(shot().as("png").dot(3, 197, 254).figures().backgroundPurity())
                .isCloseTo(1 - 1 / OUTSIDE, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        "15,100,PASSED",
        "14,100,PASSED",
        "13,100,FAILED",
        "14,14,PASSED",
        "13,14,FAILED",
        "185,100,PASSED",
        "186,100,FAILED"
    })
    void two_pixels_around_the_product_are_spared(int x, int y, Outcome outcome) {
        assertThat(shot().as("png").dot(x, y, 200).verdict("AMZ-BG").outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"15,200,PASSED", "15,180,FAILED", "14,180,FAILED", "13,254,FAILED", "10,254,FAILED", "9,254,PASSED"})
    void a_halo_is_looked_for_in_six_pixels_around_the_product(int x, int value, Outcome outcome) {
        assertThat(shot().as("png").dot(x, 100, value).verdict("AMZ-BG-RESID").outcome())
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"25,FAILED", "26,PASSED"})
    void a_veil_fainter_than_a_tenth_counts_as_background(int coverage, Outcome outcome) {
        Shot veil = shot().as("png").dot(5, 100, 240).covered(alpha -> alpha.sample(5, 100, 0, coverage));

        assertThat(veil.verdict("AMZ-BG").outcome()).isEqualTo(outcome);
    }

    @Test
    void only_the_outermost_hundredth_is_the_border() {
        assertThat(shot().as("png").dot(1, 100, 0).figures().borderPurity()).isLessThan(1);
        assertThat(shot().as("png").dot(2, 100, 0).figures().borderPurity()).isEqualTo(1);
    }

    @Test
    void a_transparent_background_is_pure_whatever_its_hidden_colour() {
        Shot shot = shot().on(Backdrop.TRANSPARENT).as("png").dot(3, 3, 99);

        assertThat(shot.figures().backgroundPurity()).isEqualTo(1);
        assertThat(shot.verdict("GMC-BG").measured()).isEqualTo("transparent");
        assertThat(shot.verdict("AMZ-BG").outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void a_product_on_the_border_touches_the_frame() {
        assertThat(shot().product(0, 16, 168, 168).figures().touchesFrame()).isTrue();
        assertThat(shot().product(32, 32, 168, 100).figures().touchesFrame()).isTrue();
        assertThat(shot().figures().touchesFrame()).isFalse();
    }

    @Test
    void colours_are_compared_with_the_photograph_inside_the_product_only() {
        Shot shifted = shot().as("png").painted(pixels -> {
            for (int y = 0; y < 200; y++) {
                for (int x = 0; x < 200; x++) {
                    boolean rim = x < 18 || y < 18 || x > 181 || y > 181;
                    pixels.sample(x, y, 0, rim ? 0 : 180);
                }
            }
        });

        Figures figures = shifted.figures();

        double expected = 2.009728; // ΔE2000 of 180,60,40 and 170,60,40
        assertThat(figures.fidelityMean()).isCloseTo(expected, within(1e-6));
        assertThat(figures.fidelityP95()).isCloseTo(expected, within(1e-6));
    }

    @Test
    void stripes_are_sharper_than_a_plain_product() {
        Figures stripes = shot().as("png")
                .painted(pixels -> {
                    for (int y = 16; y < 184; y++) {
                        for (int x = 16; x < 184; x += 4) {
                            pixels.sample(x, y, 1, 160);
                        }
                    }
                })
                .figures();

        assertThat(stripes.sharpness()).isEqualTo(50);
    }

    @Test
    void a_wide_gamut_file_is_seen_as_the_srgb_that_it_shows() {
        Figures untagged = shot().as("png").without("profile").figures();
        Figures p3 =
                shot().as("png").coloured(170, 60, 40).with("profile", "p3").figures();

        assertThat(untagged.fidelityMean()).isZero();
        assertThat(p3.fidelityMean()).isGreaterThan(1);
        assertThat(p3.backgroundPurity()).isEqualTo(1);
    }

    @Test
    void a_border_is_told_from_a_coloured_backdrop() {
        Shot beige = shot().as("png").on(new Backdrop.Colour(new Rgb(220, 210, 190)));

        assertThat(beige.verdict("AMZ-BORDER").outcome()).isEqualTo(Outcome.PASSED);
    }
}
