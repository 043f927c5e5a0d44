package dev.packshot.pipeline.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.packshot.catalog.ImageRule;
import dev.packshot.catalog.ImageRule.Scope;
import dev.packshot.catalog.Platform;
import dev.packshot.pipeline.inspect.Verdict.Outcome;
import dev.packshot.pipeline.rules.RuleBook;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SetRulesTest {
    private static final RuleBook BOOK = RuleBook.shipped();

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
}
