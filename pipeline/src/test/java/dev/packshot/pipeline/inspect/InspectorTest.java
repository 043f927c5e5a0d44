package dev.packshot.pipeline.inspect;

import static dev.packshot.pipeline.inspect.Shot.shot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.catalog.Backdrop;
import dev.packshot.catalog.Digest;
import dev.packshot.catalog.ImageRule.Check;
import dev.packshot.catalog.PixelSize;
import dev.packshot.catalog.Platform;
import dev.packshot.catalog.Rgb;
import dev.packshot.pipeline.compose.Composition;
import dev.packshot.pipeline.inspect.Verdict.Outcome;
import dev.packshot.pipeline.inspect.file.Decoded;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.Raster;
import dev.packshot.pipeline.render.Rendition;
import dev.packshot.pipeline.rules.Limit;
import dev.packshot.pipeline.rules.RuleBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InspectorTest {
    private static final RuleBook BOOK = RuleBook.shipped();

    @ParameterizedTest
    @MethodSource("dev.packshot.pipeline.inspect.FileRulesTest#slots")
    void what_needs_a_detector_or_a_person_never_passes(Platform platform, boolean main) {
        ComplianceReport report = shot().report(platform.id(), main);

        assertThat(report.verdicts()).extracting(Verdict::rule).isEqualTo(BOOK.rules(platform, main));
        assertThat(report.verdicts())
                .filteredOn(verdict -> verdict.rule().check() != Check.AUTO)
                .isNotEmpty()
                .allSatisfy(verdict -> assertThat(verdict.outcome()).isEqualTo(Outcome.OPEN));
    }

    @Test
    void a_measurement_can_fail_what_needs_a_detector() {
        assertThat(shot().product(0, 16, 160, 160).verdict("AMZ-CROP").outcome())
                .isEqualTo(Outcome.FAILED);
        assertThat(shot().cutAtFrame().verdict("AMZ-CROP").outcome()).isEqualTo(Outcome.FAILED);
        assertThat(shot().covered(InspectorTest::stairs).verdict("AMZ-JAG").outcome())
                .isEqualTo(Outcome.FAILED);
        assertThat(shot().painted(InspectorTest::ramp).verdict("AMZ-SHARP").outcome())
                .isEqualTo(Outcome.FAILED);
    }

    /** Cuts the product along the diagonal without any soft pixel. */
    private static void stairs(Raster coverage) {
        for (int y = 0; y < 200; y++) {
            for (int x = 0; x < y; x++) {
                coverage.sample(x, y, 0, 0);
            }
        }
    }

    /** Light over the whole product without an edge, as far out of focus. */
    private static void ramp(Raster pixels) {
        for (int y = 16; y < 184; y++) {
            for (int x = 16; x < 184; x++) {
                for (int band = 0; band < 3; band++) {
                    pixels.sample(x, y, band, x);
                }
            }
        }
    }

    @Test
    void megapixels_are_counted_in_millions() {
        try (var memory = new PixelMemory(1 << 22)) {
            Composition composition = shot().compose(memory, "google", true);
            Decoded decoded = Decoded.of(shot().encode(composition), memory);
            Subject subject = Subject.of(decoded, composition, false);

            Reading reading = Measurements.ofFile("megapixels").orElseThrow().of(subject, limit("GMC-MP"));

            assertThat(reading).isEqualTo(new Reading.Quantity(0.04, "0.04 MP"));
            assertThat(new Reading.Quantity(64.01, "").against(limit("GMC-MP"))).isEqualTo(Outcome.FAILED);
        }
    }

    private static Limit limit(String id) {
        return BOOK.limit(BOOK.rules().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow());
    }

    @Test
    void a_brand_coloured_backdrop_is_no_white_one() {
        ComplianceReport report =
                shot().on(new Backdrop.Colour(new Rgb(240, 235, 225))).as("png").report("amazon", true);

        assertThat(report.figures().backgroundPurity()).isEqualTo(1);
        assertThat(report.verdicts())
                .filteredOn(verdict -> verdict.rule().id().equals("AMZ-BG"))
                .allSatisfy(verdict -> {
                    assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
                    assertThat(verdict.blocks()).isTrue();
                    assertThat(verdict.measured()).contains("240,235,225 at 0,0");
                });
    }

    @Test
    void the_same_file_gets_the_same_report() {
        assertThat(shot().report("amazon", true)).isEqualTo(shot().report("amazon", true));
    }

    @Test
    void pixel_memory_is_given_back() {
        try (var memory = new PixelMemory(1 << 22)) {
            Composition composition = shot().compose(memory, "amazon", true);
            byte[] bytes = shot().encode(composition);
            var rendition = new Rendition(composition.spec(), bytes, Digest.of(bytes), composition.size(), 92, true);
            long used = 200 * 200 * (3 + 1 + 3);

            new Inspector(BOOK).inspect(rendition, composition, memory);

            assertThat(memory.peakBytes()).isEqualTo(used + 200 * 200 * 3);
            assertThat(memory.allocate(new PixelSize((1 << 22) - (int) used, 1), 1)
                            .byteSize())
                    .isPositive();
        }
    }

    @Test
    void a_file_of_another_size_than_its_composition_is_refused() {
        try (var memory = new PixelMemory(1 << 22)) {
            Composition composition = shot().compose(memory, "amazon", true);
            byte[] other = shot().encode(shot().canvas(208, 200).compose(memory, "amazon", true));
            var rendition = new Rendition(composition.spec(), other, Digest.of(other), composition.size(), 92, true);

            assertThatThrownBy(() -> new Inspector(BOOK).inspect(rendition, composition, memory))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("208×200");
        }
    }
}
