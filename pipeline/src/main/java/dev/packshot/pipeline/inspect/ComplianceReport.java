package dev.packshot.pipeline.inspect;

import dev.packshot.catalog.Digest;
import java.util.List;

/**
 * The verdicts on one encoded file.
 *
 * @param rendition digest of exactly the bytes that were judged
 * @param verdicts one for each rule of the platform that speaks about the slot, in the rule table's order
 * @param figures what was measured on the decoded pixels
 */
public record ComplianceReport(Digest rendition, List<Verdict> verdicts, Figures figures) {
    public ComplianceReport {
        verdicts = List.copyOf(verdicts);
    }

    /** Whether no blocking rule failed. Open rules stay open either way. */
    public boolean compliant() {
        return verdicts.stream().noneMatch(Verdict::blocks);
    }
}
