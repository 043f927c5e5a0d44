package dev.packshot.pipeline.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.catalog.ImageRule;
import dev.packshot.catalog.ImageRule.Check;
import dev.packshot.catalog.ImageRule.Evidence;
import dev.packshot.catalog.ImageRule.Operator;
import dev.packshot.catalog.Platform;
import dev.packshot.catalog.Rgb;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleBookTest {
    private static final Platform AMAZON = new Platform("amazon");
    private static final String SOURCE = """
            {"id": "S", "title": "A page", "address": "example.org", "firstParty": true}""";
    private static final String RULE = """
            {"id": "X-ONE", "platform": "amazon", "scope": "main", "metric": "fill_longest", "operator": "ge",
             "value": "0.85", "unit": "ratio", "severity": "block", "check": "auto", "sources": ["S"],
             "status": "verified", "asOf": "2026-11-20", "note": ""}""";

    private final RuleBook shipped = RuleBook.shipped();

    @Test
    void the_shipped_book_covers_seven_marketplaces() {
        assertThat(shipped.platforms())
                .extracting(Platform::id)
                .containsExactly("amazon", "ebay", "etsy", "google", "shopify", "tiktokshop", "walmart");
    }

    @Test
    void every_shipped_rule_has_a_date_and_all_but_unverified_ones_have_a_source() {
        assertThat(shipped.rules()).hasSizeGreaterThan(130).allSatisfy(rule -> {
            assertThat(rule.asOf()).isEqualTo(LocalDate.of(2026, 11, 20));
            assertThat(shipped.sources(rule)).hasSameSizeAs(rule.sources());
            assertThat(rule.sources().isEmpty()).isEqualTo(rule.id().equals("GMC-ADD-MAX"));
        });
    }

    @Test
    void every_source_is_used_by_a_rule() {
        List<String> used = shipped.rules().stream()
                .flatMap(rule -> rule.sources().stream())
                .toList();

        assertThat(shipped.sources()).extracting(RuleSource::id).isSubsetOf(used);
    }

    @Test
    void a_main_picture_meets_main_rules_and_a_gallery_picture_meets_gallery_rules() {
        List<ImageRule> main = shipped.rules(AMAZON, true);
        List<ImageRule> gallery = shipped.rules(AMAZON, false);

        assertThat(main)
                .extracting(ImageRule::id)
                .contains("AMZ-FMT", "AMZ-BG", "AMZ-AI")
                .doesNotContain("AMZ-ALT-BG");
        assertThat(gallery)
                .extracting(ImageRule::id)
                .contains("AMZ-FMT", "AMZ-ALT-BG")
                .doesNotContain("AMZ-BG");
    }

    @Test
    void the_law_holds_on_every_marketplace() {
        assertThat(shipped.platforms()).allSatisfy(platform -> assertThat(shipped.rules(platform, false))
                .extracting(ImageRule::id)
                .contains("EU-AIACT-MARK", "HOUSE-GPS"));
    }

    @Test
    void set_rules_are_kept_apart() {
        assertThat(shipped.setRules(AMAZON))
                .extracting(ImageRule::id)
                .containsExactly("AMZ-MAIN-REQ", "AMZ-COUNT-MAX", "AMZ-SWATCH-MAX", "AMZ-COUNT-REC", "AMZ-NODEL-MAIN");
    }

    @Test
    void a_platform_without_rules_is_refused_instead_of_passing_everything() {
        assertThatThrownBy(() -> shipped.rules(new Platform("bazaar"), true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bazaar");
    }

    @Test
    void a_file_of_one_rule_is_read_with_typed_values() {
        RuleBook book = book(SOURCE, RULE);

        ImageRule rule = book.rules().getFirst();
        assertThat(rule)
                .isEqualTo(new ImageRule(
                        "X-ONE",
                        AMAZON,
                        ImageRule.Scope.MAIN,
                        "fill_longest",
                        Operator.GE,
                        "0.85",
                        "ratio",
                        ImageRule.Severity.BLOCK,
                        Check.AUTO,
                        List.of("S"),
                        Evidence.VERIFIED,
                        LocalDate.of(2026, 11, 20),
                        ""));
        assertThat(book.limit(rule)).isEqualTo(new Limit.Bound(Operator.GE, 0.85));
    }

    @Test
    void the_digest_tells_editions_apart() {
        assertThat(book(SOURCE, RULE).digest())
                .isEqualTo(book(SOURCE, RULE).digest())
                .isNotEqualTo(book(SOURCE, RULE.replace("0.85", "0.86")).digest());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "ge"         | "gt"                | X-ONE: unknown operator "gt"
                    "main"       | "cover"             | X-ONE: unknown scope "cover"
                    "block"      | "fatal"             | X-ONE: unknown severity "fatal"
                    "auto"       | "magic"             | X-ONE: unknown check "magic"
                    "verified"   | "sure"              | X-ONE: unknown evidence "sure"
                    ["S"]        | ["T"]               | X-ONE: unknown source "T"
                    ["S"]        | []                  | X-ONE: a rule without source is unverified
                    "0.85"       | "much"              | X-ONE: A bound is a number or a:b
                    "2026-11-20" | "yesterday"         | X-ONE: Text 'yesterday'
                    "amazon"     | "Amazon!"           | X-ONE: A platform id
                    "X-ONE"      | "x one"             | "x one": a rule's id
                    "note": ""   | "remark": ""        | line 4
                    "note": ""   | "note": "", "z": 1  | line 4
                    "note": ""   | "note": null        | line
                    "unit": "ratio", | ""              | line
                    """)
    void a_flaw_is_refused_with_the_place_where_it_is(String sound, String flawed, String message) {
        assertThatThrownBy(() -> book(SOURCE, RULE.replace(sound, flawed)))
                .isInstanceOf(BrokenRuleBook.class)
                .hasMessageContaining(message);
    }

    @Test
    void a_doubled_rule_or_source_is_refused() {
        assertThatThrownBy(() -> book(SOURCE, RULE + "," + RULE))
                .isInstanceOf(BrokenRuleBook.class)
                .hasMessage("X-ONE: is there twice");
        assertThatThrownBy(() -> book(SOURCE + "," + SOURCE, RULE))
                .isInstanceOf(BrokenRuleBook.class)
                .hasMessage("source S: is there twice");
    }

    @Test
    void values_of_every_kind_are_read() {
        assertThat(Limit.parse(Operator.IN, "{jpeg,png}")).isEqualTo(new Limit.Choice(List.of("jpeg", "png"), true));
        assertThat(Limit.parse(Operator.NOT_IN, "{gif}")).isEqualTo(new Limit.Choice(List.of("gif"), false));
        assertThat(Limit.parse(Operator.EQ, "sRGB")).isEqualTo(new Limit.Choice(List.of("sRGB"), true));
        assertThat(Limit.parse(Operator.EQ, "{255,255,255}")).isEqualTo(new Limit.Colour(Rgb.WHITE));
        assertThat(Limit.parse(Operator.EQ, "3:4")).isEqualTo(new Limit.Bound(Operator.EQ, 0.75));
        assertThat(Limit.parse(Operator.EQ, "false")).isEqualTo(new Limit.Truth(false));
        assertThat(Limit.parse(Operator.NE, "false")).isEqualTo(new Limit.Truth(true));
        assertThat(Limit.parse(Operator.ABSENT, "")).isEqualTo(new Limit.Truth(false));
        assertThat(Limit.parse(Operator.PRESENT, "")).isEqualTo(new Limit.Truth(true));
    }

    @ParameterizedTest
    @CsvSource({
        "ABSENT,x",
        "GE,{1}",
        "LE,-1",
        "IN,jpeg",
        "EQ,''",
        "'EQ','{1,2}'",
        "'EQ','{1,2,300}'",
        "'NE','{1,2,3}'",
        "MATCHES,("
    })
    void a_value_that_does_not_fit_its_operator_is_refused(Operator operator, String value) {
        assertThatThrownBy(() -> Limit.parse(operator, value)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bounds_compare_as_they_say() {
        assertThat(new Limit.Bound(Operator.GE, 2).holds(2)).isTrue();
        assertThat(new Limit.Bound(Operator.GE, 2).holds(1.99)).isFalse();
        assertThat(new Limit.Bound(Operator.LE, 2).holds(2.01)).isFalse();
        assertThat(new Limit.Bound(Operator.EQ, 2).holds(2)).isTrue();
        assertThat(new Limit.Bound(Operator.NE, 2).holds(2)).isFalse();
    }

    private static RuleBook book(String sources, String rules) {
        return RuleBook.parse("{\"sources\": [%s],\n\"rules\": [%s]}"
                .formatted(sources, rules)
                .getBytes(StandardCharsets.UTF_8));
    }
}
