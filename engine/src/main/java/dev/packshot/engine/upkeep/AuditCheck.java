package dev.packshot.engine.upkeep;

import dev.packshot.connector.Remedy;
import dev.packshot.engine.audit.AuditLog;
import dev.packshot.engine.audit.ChainCheck;
import dev.packshot.engine.problem.Problems;
import jakarta.inject.Singleton;

/** Reads the audit log from the first entry to the last. */
@Singleton
final class AuditCheck implements Chore {
    private static final String STAGE = "audit-check";

    private final AuditLog audit;
    private final Problems problems;

    AuditCheck(AuditLog audit, Problems problems) {
        this.audit = audit;
        this.problems = problems;
    }

    @Override
    public String name() {
        return STAGE;
    }

    @Override
    public String run() {
        ChainCheck check = audit.verify();
        if (check.broken().isEmpty()) {
            problems.close(STAGE, STAGE, "whole again");
            return "%,d entries, all as they were written".formatted(check.sound());
        }
        ChainCheck.Broken broken = check.broken().get();
        problems.open(new Problems.Report(
                null,
                null,
                STAGE,
                STAGE,
                "",
                Remedy.REPORT_BUG,
                "The audit log isn't as it was written, from entry %d on: %s Somebody changed it in the database, or it was put back from a backup in part. Keep the database as it is and compare it with a backup."
                        .formatted(broken.number(), broken.why()),
                ""));
        return "Broken at entry %d: %s".formatted(broken.number(), broken.why());
    }
}
