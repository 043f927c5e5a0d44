package dev.packshot.pipeline.stored;

import dev.packshot.catalog.ImageRule;
import dev.packshot.catalog.Platform;
import dev.packshot.pipeline.inspect.Verdict;
import java.time.LocalDate;
import java.util.List;

/**
 * A {@link Verdict} as it is stored: with the whole rule, since the rule table goes on changing while the verdict stays
 * what it was.
 *
 * @param limit the rule's value
 * @param asOf ISO 8601 date
 */
record VerdictJson(
        String rule,
        String platform,
        ImageRule.Scope scope,
        String metric,
        ImageRule.Operator operator,
        String limit,
        String unit,
        ImageRule.Severity severity,
        ImageRule.Check check,
        List<String> sources,
        ImageRule.Evidence status,
        String asOf,
        String note,
        String measured,
        Verdict.Outcome outcome) {
    static VerdictJson of(Verdict verdict) {
        ImageRule rule = verdict.rule();
        return new VerdictJson(
                rule.id(),
                rule.platform().id(),
                rule.scope(),
                rule.metric(),
                rule.operator(),
                rule.value(),
                rule.unit(),
                rule.severity(),
                rule.check(),
                rule.sources(),
                rule.status(),
                rule.asOf().toString(),
                rule.note(),
                verdict.measured(),
                verdict.outcome());
    }

    Verdict value() {
        var whole = new ImageRule(
                rule,
                new Platform(platform),
                scope,
                metric,
                operator,
                limit,
                unit,
                severity,
                check,
                sources,
                status,
                LocalDate.parse(asOf),
                note);
        return new Verdict(whole, measured, outcome);
    }
}
