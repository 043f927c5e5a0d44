package dev.packshot.pipeline.stored;

import dev.packshot.catalog.Digest;
import dev.packshot.pipeline.inspect.ComplianceReport;
import dev.packshot.pipeline.inspect.Figures;
import java.util.List;

/**
 * A {@link ComplianceReport} as it is stored.
 *
 * @param rendition hexadecimal SHA-256
 */
record ReportJson(String rendition, List<VerdictJson> verdicts, Figures figures) {
    static ReportJson of(ComplianceReport report) {
        return new ReportJson(
                report.rendition().hex(),
                report.verdicts().stream().map(VerdictJson::of).toList(),
                report.figures());
    }

    ComplianceReport value() {
        return new ComplianceReport(
                new Digest(rendition), verdicts.stream().map(VerdictJson::value).toList(), figures);
    }
}
