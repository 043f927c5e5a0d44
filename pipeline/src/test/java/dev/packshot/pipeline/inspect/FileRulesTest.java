package dev.packshot.pipeline.inspect;

import static dev.packshot.pipeline.inspect.Shot.large;
import static dev.packshot.pipeline.inspect.Shot.shot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.packshot.catalog.Backdrop;
import dev.packshot.catalog.ImageRule;
import dev.packshot.catalog.ImageRule.Check;
import dev.packshot.catalog.ImageRule.Scope;
import dev.packshot.catalog.Platform;
import dev.packshot.pipeline.inspect.Verdict.Outcome;
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

/** Every measured rule, kept and broken. */
class FileRulesTest {
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

    static Stream<Arguments> slots() {
        return BOOK.platforms().stream()
                .flatMap(platform -> Stream.of(arguments(platform, true), arguments(platform, false)));
    }
}
