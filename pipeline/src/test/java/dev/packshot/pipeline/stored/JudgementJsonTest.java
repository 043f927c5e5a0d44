package dev.packshot.pipeline.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.packshot.catalog.Digest;
import dev.packshot.catalog.Platform;
import dev.packshot.pipeline.doubt.Evidence;
import dev.packshot.pipeline.doubt.Feature;
import dev.packshot.pipeline.inspect.ComplianceReport;
import dev.packshot.pipeline.inspect.Figures;
import dev.packshot.pipeline.inspect.Inspector;
import dev.packshot.pipeline.inspect.PictureSet;
import dev.packshot.pipeline.inspect.Verdict;
import dev.packshot.pipeline.refine.Uncertainty;
import dev.packshot.pipeline.refine.Uncertainty.Reason;
import dev.packshot.pipeline.rules.RuleBook;
import dev.packshot.pipeline.source.SourceQuality;
import dev.packshot.pipeline.source.SourceQuality.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JudgementJsonTest {
    private static final RuleBook BOOK = RuleBook.shipped();
    private static final Platform AMAZON = new Platform("amazon");

    @Test
    void a_report_reads_back_equal_with_every_rule_that_there_is() {
        ComplianceReport report = report();

        assertThat(JudgementJson.report(JudgementJson.text(report))).isEqualTo(report);
    }

    @Test
    void a_verdict_says_which_rule_what_was_measured_and_where_the_rule_comes_from() throws Exception {
        Verdict verdict = report().verdicts().getFirst();

        JsonNode json = JsonMapper.builder()
                .build()
                .readTree(JudgementJson.text(report()))
                .path("verdicts")
                .path(0);

        assertThat(json.path("rule").asText()).isEqualTo(verdict.rule().id());
        assertThat(json.path("severity").asText())
                .isEqualTo(verdict.rule().severity().name().toLowerCase(java.util.Locale.ROOT));
        assertThat(json.path("check").asText()).isIn("auto", "vision", "human");
        assertThat(json.path("measured").asText()).isEqualTo("0 \"%\" ½");
        assertThat(json.path("limit").asText()).isEqualTo(verdict.rule().value());
        assertThat(json.path("outcome").asText()).isEqualTo("passed");
        assertThat(json.path("sources")).isNotEmpty();
        assertThat(json.path("asOf").asText()).isEqualTo(verdict.rule().asOf().toString());
    }

    @Test
    void the_verdicts_on_a_set_read_back_equal() {
        List<Verdict> verdicts = new Inspector(BOOK).inspectSet(AMAZON, new PictureSet(1, 4, 0));

        assertThat(JudgementJson.verdicts(JudgementJson.text(verdicts)))
                .isNotEmpty()
                .isEqualTo(verdicts);
    }

    @Test
    void an_uncertainty_reads_back_equal_and_is_always_written_alike() {
        var uncertainty = new Uncertainty(
                0.1 + 0.2,
                Set.of(Reason.METHODS_DISAGREE, Reason.EDGE_DOUBT, Reason.NOTHING_FOUND),
                new Evidence(Map.of(Feature.LEAK, 1 / 3.0, Feature.UNSURE, 1e-12)));

        String text = JudgementJson.text(uncertainty);

        assertThat(JudgementJson.uncertainty(text)).isEqualTo(uncertainty);
        assertThat(text)
                .startsWith("{\"figure\":0.30000000000000004,\"reasons\":[\"nothing_found\",\"edge_doubt\","
                        + "\"methods_disagree\"],\"evidence\":{\"edge\":0.0,");
    }

    @Test
    void what_can_t_be_told_stays_that() {
        var guess = new Uncertainty(Uncertainty.CANT_TELL, Set.of(Reason.NOTHING_FOUND), Evidence.none());

        assertThat(JudgementJson.uncertainty(JudgementJson.text(guess))).isEqualTo(guess);
    }

    @Test
    void a_photograph_s_quality_reads_back_equal() {
        var quality = new SourceQuality(
                1200, 31.7, 1 / 3.0, 0.01, 0, 2.25, List.of(Finding.OVEREXPOSED, Finding.BLURRED, Finding.SMALL));

        assertThat(JudgementJson.quality(JudgementJson.text(quality))).isEqualTo(quality);
    }

    @Test
    void a_database_may_order_the_keys_anew_and_a_later_build_may_add_some() {
        var quality = new SourceQuality(700, 10, 20, 0, 0, 1, List.of());

        assertThat(JudgementJson.quality("""
                {"noise": 1.0, "later": {}, "findings": [], "sharpness": 1e1, "shortestSide": 700,
                 "clippedShadows": 0, "meanLuma": 20, "clippedHighlights": 0}
                """)).isEqualTo(quality);
    }

    @Test
    void anything_else_is_refused_with_what_to_do() {
        String report = JudgementJson.text(report());
        List<String> broken = List.of(
                "",
                "null",
                "[]",
                "{}",
                report.substring(0, report.length() - 1),
                report + "}",
                report.replaceFirst("\"outcome\":\"passed\"", "\"outcome\":\"splendid\""),
                report.replaceFirst("\"outcome\":\"passed\"", "\"outcome\":null"),
                report.replaceFirst("\"asOf\":\"[^\"]*\"", "\"asOf\":\"yesterday\""),
                report.replaceFirst("\"rendition\":\"..", "\"rendition\":\"XX"));

        assertThat(broken).doesNotContain(report).allSatisfy(text -> assertThatThrownBy(
                        () -> JudgementJson.report(text))
                .isInstanceOfSatisfying(
                        StoredUnreadable.class, e -> assertThat(e.remedy()).isEqualTo("Inspect the rendition again.")));
        assertThatThrownBy(() -> JudgementJson.uncertainty("{\"figure\": 7, \"reasons\": [], \"evidence\": {}}"))
                .isInstanceOf(StoredUnreadable.class);
        assertThatThrownBy(() -> JudgementJson.verdicts("[null]")).isInstanceOf(StoredUnreadable.class);
        assertThatThrownBy(() -> JudgementJson.quality("{\"shortestSide\": 1}")).isInstanceOf(StoredUnreadable.class);
    }

    /** A verdict on every rule that speaks about files, with every outcome. */
    private static ComplianceReport report() {
        List<Verdict> verdicts = new ArrayList<>();
        Verdict.Outcome[] outcomes = Verdict.Outcome.values();
        for (Platform platform : BOOK.platforms()) {
            BOOK.rules(platform, true)
                    .forEach(rule ->
                            verdicts.add(new Verdict(rule, "0 \"%\" ½", outcomes[verdicts.size() % outcomes.length])));
        }
        return new ComplianceReport(
                Digest.of("file"),
                verdicts,
                new Figures(0.85, 1 / 3.0, 1, 0.999999, 1e-7, true, 0.1 + 0.2, Double.NaN, 12));
    }
}
