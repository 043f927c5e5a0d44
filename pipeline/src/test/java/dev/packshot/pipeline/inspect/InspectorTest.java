package dev.packshot.pipeline.inspect;

import static dev.packshot.pipeline.inspect.Shot.large;
import static dev.packshot.pipeline.inspect.Shot.shot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.packshot.catalog.Backdrop;
import dev.packshot.catalog.Digest;
import dev.packshot.catalog.ImageRule;
import dev.packshot.catalog.ImageRule.Check;
import dev.packshot.catalog.ImageRule.Scope;
import dev.packshot.catalog.PixelSize;
import dev.packshot.catalog.Platform;
import dev.packshot.catalog.Rgb;
import dev.packshot.pipeline.compose.Composition;
import dev.packshot.pipeline.inspect.Verdict.Outcome;
import dev.packshot.pipeline.raster.PixelMemory;
import dev.packshot.pipeline.raster.Raster;
import dev.packshot.pipeline.render.Rendition;
import dev.packshot.pipeline.rules.Limit;
import dev.packshot.pipeline.rules.RuleBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InspectorTest {
    private static final RuleBook BOOK = RuleBook.shipped();

    /** Rules that no file of ours can break, and why. */
    private static final Map<String, String> UNBREAKABLE = Map.of(
            "EBAY-FMT", "takes every format that can be told",
            "AMZ-ALT-BG", "is a permission",
            "EU-AIACT-MARK", "a file without mark may have nothing to mark",
            "GMC-MP", "64 MP is too much for a test; see the test of the figure");

    /** One file that breaks each rule. */
    private static Map<String, Shot> breaches() {
        Map<String, Shot> breaches = new TreeMap<>();
        formats(breaches);
        sizes(breaches);
        metadata(breaches);
        backgrounds(breaches);
        return breaches;
    }

    private static void formats(Map<String, Shot> breaches) {
        for (String rule : List.of("AMZ-FMT", "TTS-FMT", "SHOP-FMT", "ETSY-FMT")) {
            breaches.put(rule, shot().as("webp"));
        }
        breaches.put("AMZ-FMT-PREF", shot().as("png"));
        breaches.put("GMC-FMT", shot().as("heif").with("compression", "av1"));
        breaches.put("WMT-FMT", shot().as("gif").without("profile"));
        for (String rule : List.of("AMZ-GIF-STATIC", "EBAY-STATIC", "ETSY-STATIC")) {
            breaches.put(rule, twoPages().as("gif").without("profile"));
        }
        breaches.put("AMZ-LAYERS", twoPages().as("tiff"));
        breaches.put("AMZ-TIFF-COMP", shot().as("tiff").with("compression", "lzw"));
        breaches.put(
                "AMZ-CM",
                shot().through(grey -> grey.with("space", "b-w"), "colourspace").without("profile"));
        breaches.put("AMZ-CM-PREF", cmyk());
        breaches.put("WMT-CM", cmyk());
        breaches.put(
                "WMT-DEPTH",
                shot().through(deep -> deep.with("space", "rgb16"), "colourspace")
                        .as("png"));
        for (String rule : List.of("EBAY-ALPHA", "ETSY-ALPHA")) {
            breaches.put(rule, shot().on(Backdrop.TRANSPARENT).as("png"));
        }
        breaches.put("EBAY-JPGQ", shot().with("Q", "89"));
        breaches.put("TTS-COLOR", shot().coloured(90, 90, 90));
    }

    /** The picture and a black page below it. */
    private static Shot twoPages() {
        return shot().changed(image -> image.setInteger("page-height", 200))
                .through(
                        pages -> pages.with("x", 0)
                                .with("y", 0)
                                .with("width", 200)
                                .with("height", 400),
                        "embed");
    }

    private static Shot cmyk() {
        return shot().through(inks -> inks.with("space", "cmyk"), "colourspace").without("profile");
    }

    private static void sizes(Map<String, Shot> breaches) {
        breaches.put("AMZ-LONG-MAX", shot().canvas(10_001, 200));
        breaches.put("AMZ-LONG-ZOOM", shot().canvas(999, 200));
        breaches.put("AMZ-LONG-MIN", shot().canvas(499, 200));
        breaches.put("AMZ-LONG-REC", shot().canvas(1599, 200));
        breaches.put("GMC-MIN-2027", shot().canvas(600, 499));
        breaches.put("GMC-MIN-NOW", shot().canvas(600, 99).product(8, 8, 80, 80));
        breaches.put("GMC-MIN-NOW-APP", shot().canvas(600, 249));
        breaches.put("GMC-REC", shot().canvas(200, 1499));
        breaches.put("EBAY-MIN", shot().canvas(499, 200));
        breaches.put("EBAY-REC", shot().canvas(999, 200));
        breaches.put("WMT-SIZE", shot().canvas(2199, 200));
        breaches.put("WMT-ZOOM", shot().canvas(1499, 200));
        breaches.put("TTS-MIN", shot().canvas(700, 599));
        breaches.put("TTS-MAX", shot().canvas(2001, 200));
        breaches.put("ETSY-REC", shot().canvas(2200, 1999).product(136, 136, 800, 800));
        breaches.put("ETSY-FIRST-MIN", shot().canvas(900, 634));
        breaches.put("ETSY-SERVED", shot().canvas(3001, 200));
        breaches.put("SHOP-PX", shot().canvas(200, 4473));
        breaches.put("SHOP-REC", shot().canvas(2047, 200));
        breaches.put("SHOP-ZOOM", shot().canvas(799, 800));
        for (String rule : List.of("AMZ-SQUARE", "WMT-SQUARE", "TTS-SQUARE")) {
            breaches.put(rule, shot().canvas(200, 201));
        }
        breaches.put("ETSY-WIDE", shot().canvas(200, 201));
        breaches.put("AMZ-BYTES", shot().padded(10_000_001));
        breaches.put("GMC-BYTES", shot().padded(16_000_001));
        breaches.put("EBAY-BYTES", shot().padded(12_000_001));
        breaches.put("WMT-BYTES", shot().padded(5_000_001));
        breaches.put("TTS-BYTES", shot().padded(5_000_001));
        breaches.put("ETSY-BYTES", shot().padded(1_000_001));
        breaches.put("SHOP-BYTES", shot().padded(20_000_001));
        breaches.put("AMZ-NOUPSCALE", shot().enlarged(1.2));
        breaches.put("AMZ-FILL", shot().product(16, 16, 160, 160));
        breaches.put("AMZ-FILL-MAX", shot().product(0, 16, 200, 160));
        breaches.put("GMC-FILL", shot().product(16, 16, 144, 144));
        breaches.put("GMC-FILL-MAX", shot().product(8, 8, 184, 184));
        breaches.put("ETSY-CROP", shot());
    }

    private static void metadata(Map<String, Shot> breaches) {
        breaches.put("AMZ-ICC", shot().with("profile", "p3"));
        breaches.put("AMZ-DPI", shot().through(c -> c.with("xres", 2.7).with("yres", 2.7), "copy"));
        breaches.put("GMC-AI-TAG", shot().declared("compositeWithTrainedAlgorithmicMedia"));
        breaches.put(
                "HOUSE-GPS",
                shot().changed(image -> image.setText(
                        "exif-ifd3-GPSLatitude", "48/1 12/1 30/1 (48, 12, 30, Rational, 3 components, 24 bytes)")));
    }

    private static void backgrounds(Map<String, Shot> breaches) {
        for (String rule : List.of("AMZ-BG", "WMT-BG", "TTS-BG", "GMC-BG")) {
            breaches.put(rule, shot().as("png").dot(3, 3, 254));
        }
        breaches.put("AMZ-BG-RESID", shot().as("png").dot(12, 100, 250));
        breaches.put("AMZ-BG-SHADOW-EDGE", shot().as("png").dot(100, 199, 253));
        breaches.put("AMZ-BORDER", shot().as("png").painted(pixels -> {
            for (int x = 0; x < 200; x++) {
                pixels.sample(x, 0, 1, 0);
            }
        }));
    }

    static Stream<Arguments> breakages() {
        return breaches().entrySet().stream().map(each -> arguments(each.getKey(), each.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breakages")
    void a_file_that_breaks_a_rule_fails_it(String rule, Shot shot) {
        Verdict verdict = shot.verdict(rule);

        assertThat(verdict.outcome()).as(verdict.measured()).isEqualTo(Outcome.FAILED);
        assertThat(verdict.measured()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("slots")
    void a_picture_made_to_the_rules_passes_every_measured_one(Platform platform, boolean main) {
        Shot shot = large();
        if (platform.id().equals("tiktokshop")) {
            shot.canvas(2000, 2000).product(120, 120, 1760, 1760);
        }
        if (platform.id().equals("etsy")) {
            shot.product(280, 280, 1640, 1640);
        }

        ComplianceReport report = shot.report(platform.id(), main);

        assertThat(report.verdicts())
                .filteredOn(verdict -> Measurements.whyOpen(verdict.rule()).isEmpty())
                .allSatisfy(verdict -> assertThat(verdict.outcome())
                        .as(verdict.rule().id() + " " + verdict.measured())
                        .isEqualTo(passing(verdict.rule())));
        assertThat(report.compliant()).isTrue();
    }

    /** What a good JPEG without generated pixels gets: a rule about something else doesn't apply to it. */
    private static Outcome passing(ImageRule rule) {
        return switch (rule.id()) {
            case "AMZ-TIFF-COMP", "AMZ-ALT-BG", "GMC-AI-TAG", "EU-AIACT-MARK" -> Outcome.NOT_APPLICABLE;
            default -> Outcome.PASSED;
        };
    }

    static Stream<Arguments> slots() {
        return BOOK.platforms().stream()
                .flatMap(platform -> Stream.of(arguments(platform, true), arguments(platform, false)));
    }

    @Test
    void rules_about_other_files_pass_on_such_files() {
        assertThat(shot().as("tiff").verdict("AMZ-TIFF-COMP").outcome()).isEqualTo(Outcome.PASSED);
        assertThat(shot().declared("trainedAlgorithmicMedia")
                        .verdict("GMC-AI-TAG")
                        .outcome())
                .isEqualTo(Outcome.PASSED);
        assertThat(shot().declared("trainedAlgorithmicMedia")
                        .verdict("EU-AIACT-MARK")
                        .outcome())
                .isEqualTo(Outcome.PASSED);
        assertThat(shot().declared("digitalCapture").verdict("EU-AIACT-MARK").outcome())
                .isEqualTo(Outcome.NOT_APPLICABLE);
    }

    @Test
    void every_measured_rule_has_a_file_that_breaks_it() {
        List<String> broken = new ArrayList<>(breaches().keySet());
        broken.addAll(UNBREAKABLE.keySet());

        assertThat(BOOK.rules())
                .filteredOn(rule -> rule.check() == Check.AUTO
                        && rule.scope() != Scope.SET
                        && Measurements.whyOpen(rule).isEmpty())
                .extracting(ImageRule::id)
                .containsExactlyInAnyOrderElementsOf(broken);
    }

    @Test
    void exactly_these_automatic_rules_are_not_measured() {
        assertThat(BOOK.rules())
                .filteredOn(rule ->
                        rule.check() == Check.AUTO && Measurements.whyOpen(rule).isPresent())
                .allSatisfy(rule ->
                        assertThat(Measurements.whyOpen(rule).orElseThrow()).doesNotContain("no measurement"))
                .extracting(ImageRule::id)
                .containsExactly(
                        "AMZ-NODEL-MAIN",
                        "AMZ-FILENAME",
                        "GMC-EXT",
                        "GMC-URL",
                        "GMC-AI-KEEP",
                        "EBAY-HTTPS",
                        "EBAY-NOMIX",
                        "WMT-SWATCH",
                        "WMT-URL-EXT",
                        "WMT-URL-QUERY",
                        "WMT-NAME",
                        "EU-AIACT-KEEP");
    }

    @ParameterizedTest
    @MethodSource("slots")
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

    @ParameterizedTest
    @MethodSource("sets")
    void sets_are_counted(String rule, PictureSet good, PictureSet bad) {
        Platform platform = BOOK.rules().stream()
                .filter(each -> each.id().equals(rule))
                .findFirst()
                .orElseThrow()
                .platform();

        assertThat(outcome(rule, new Inspector(BOOK).inspectSet(platform, good)))
                .isEqualTo(Outcome.PASSED);
        assertThat(outcome(rule, new Inspector(BOOK).inspectSet(platform, bad))).isEqualTo(Outcome.FAILED);
    }

    private static Outcome outcome(String rule, List<Verdict> verdicts) {
        return verdicts.stream()
                .filter(verdict -> verdict.rule().id().equals(rule))
                .findFirst()
                .orElseThrow()
                .outcome();
    }

    static Stream<Arguments> sets() {
        return Stream.of(
                arguments("AMZ-MAIN-REQ", new PictureSet(1, 3, 0), new PictureSet(0, 3, 0)),
                arguments("AMZ-COUNT-MAX", new PictureSet(1, 9, 0), new PictureSet(1, 10, 0)),
                arguments("AMZ-SWATCH-MAX", new PictureSet(1, 1, 1), new PictureSet(1, 1, 2)),
                arguments("AMZ-COUNT-REC", new PictureSet(1, 6, 0), new PictureSet(1, 5, 0)),
                arguments("GMC-ADD-MAX", new PictureSet(1, 11, 0), new PictureSet(1, 12, 0)),
                arguments("EBAY-COUNT-MIN", new PictureSet(1, 1, 0), new PictureSet(0, 0, 0)),
                arguments("EBAY-COUNT-MAX", new PictureSet(1, 24, 0), new PictureSet(1, 25, 0)),
                arguments("WMT-COUNT-REC", new PictureSet(1, 4, 0), new PictureSet(1, 3, 0)),
                arguments("TTS-COUNT-MAX", new PictureSet(1, 9, 0), new PictureSet(1, 10, 0)),
                arguments("TTS-COUNT-GOOD", new PictureSet(1, 5, 0), new PictureSet(1, 4, 0)),
                arguments("ETSY-COUNT-MAX", new PictureSet(1, 20, 0), new PictureSet(1, 21, 0)),
                arguments("SHOP-COUNT-MAX", new PictureSet(1, 250, 0), new PictureSet(1, 251, 0)));
    }

    @Test
    void every_measured_set_rule_is_tried() {
        assertThat(BOOK.rules())
                .filteredOn(rule ->
                        rule.scope() == Scope.SET && Measurements.whyOpen(rule).isEmpty())
                .extracting(ImageRule::id)
                .containsExactlyElementsOf(
                        sets().map(each -> (String) each.get()[0]).toList());
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
