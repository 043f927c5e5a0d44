package dev.packshot.engine.invariant;

import dev.packshot.engine.database.Database;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;

/** What the rows alone can tell: each query finds the rows that must not be there. */
@Singleton
final class RowChecks {
    private final Database database;

    RowChecks(Database database) {
        this.database = database;
    }

    private record Check(Invariant invariant, String words, String query) {}

    /** Rows of a queue under a stage whose item begins with an id. */
    private static final String QUEUED = """
            (EXISTS (SELECT 1 FROM work_cpu w WHERE w.task_name IN (%1$s) AND starts_with(w.task_instance, %2$s))
             OR EXISTS (SELECT 1 FROM work_io w WHERE w.task_name IN (%1$s) AND starts_with(w.task_instance, %2$s)))""";

    private static final String QUARANTINED =
            "EXISTS (SELECT 1 FROM problem p WHERE p.closed IS NULL AND p.stage IN (%1$s) AND starts_with(p.item, %2$s))";

    private static final List<Check> CHECKS = List.of(
            new Check(
                    Invariant.NOTHING_LOST,
                    "job %s is %s, and nobody will bring it further",
                    stuckJob("'FOUND'", "'fetch'", "j.id::text")
                            + " AND NOT EXISTS (SELECT 1 FROM batch b WHERE b.id = j.batch AND b.state IN ('FILLING','WAITING'))"),
            new Check(
                    Invariant.NOTHING_LOST,
                    "job %s is %s, and nobody makes its cut-out",
                    stuckJob("'FETCHED'", "'cut-out'", "j.cutout_key::text")
                            + " AND NOT EXISTS (SELECT 1 FROM batch b WHERE b.id = j.batch AND b.state IN ('FILLING','WAITING'))"),
            new Check(
                    Invariant.NOTHING_LOST,
                    "job %s is %s, and nobody will bring it further",
                    stuckJob("'CUT_OUT','RENDERED','INSPECTED'", "'render','inspect','decide'", "j.id::text")),
            new Check(Invariant.NOTHING_LOST, "job %s is %s, and no review is open for it", """
                    SELECT j.id, j.state FROM image_job j WHERE j.state = 'IN_REVIEW'
                    AND NOT EXISTS (SELECT 1 FROM review_task t WHERE t.job = j.id AND t.closed IS NULL)"""),
            new Check(
                    Invariant.NOTHING_LOST,
                    "publication %s is %s, and nobody will bring it further",
                    """
                    SELECT b.id, b.state FROM publication b WHERE b.state IN ('PLANNED','INTENDED') AND NOT """
                            + QUEUED.formatted("'publish'", "b.id::text")
                            + " AND NOT "
                            + QUARANTINED.formatted("'publish'", "b.id::text")),
            new Check(
                    Invariant.NOTHING_LOST,
                    "publication %s is %s, and nobody will verify it",
                    """
                    SELECT b.id, b.state FROM publication b WHERE b.state IN ('ACCEPTED','PUBLISHED') AND NOT """
                            + QUEUED.formatted("'verify'", "b.id::text")
                            + " AND NOT "
                            + QUARANTINED.formatted("'verify'", "b.id::text")),
            new Check(Invariant.NOTHING_LOST, "item %s of stage %s is both queued and quarantined", """
                    SELECT w.task_instance, w.task_name FROM (SELECT task_instance, task_name FROM work_cpu WHERE
                    consecutive_failures = 0 AND NOT picked UNION ALL SELECT task_instance, task_name FROM work_io WHERE
                    consecutive_failures = 0 AND NOT picked) w JOIN problem p ON p.stage = w.task_name AND p.item =
                    w.task_instance AND p.closed IS NULL AND p.remedy = 'REPORT_BUG'"""),
            new Check(Invariant.NOTHING_UNREVIEWED, "publication %s wrote %s without an earlier approval", """
                    SELECT b.id, place->'put'->'digest'->>'hex' FROM publication b, jsonb_array_elements(b.places) place
                    WHERE b.kind = 'PUBLISH' AND b.intended IS NOT NULL AND jsonb_typeof(place->'put') = 'object'
                    AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.listing = b.listing AND d.outcome = 'APPROVED'
                      AND d.digest = place->'put'->'digest'->>'hex' AND d.at <= b.intended)"""),
            new Check(Invariant.RESTORABLE, "publication %s (%s) wrote without a snapshot of all pictures", """
                    SELECT b.id, b.state FROM publication b LEFT JOIN snapshot s ON s.id = b.snapshot
                    WHERE b.intended IS NOT NULL AND (s.id IS NULL
                      OR jsonb_array_length(s.images) <> jsonb_array_length(s.gallery->'images')
                      OR s.taken > b.intended)"""),
            new Check(Invariant.EXPLAINED, "publication %s ended as %s, and nobody was told", """
                    SELECT b.id, b.state FROM publication b WHERE b.state IN ('REFUSED','OVERDUE')
                    AND NOT EXISTS (SELECT 1 FROM problem p WHERE p.item = b.id::text)"""),
            new Check(Invariant.EXPLAINED, "job %s ended as %s, and nobody was told", """
                    SELECT j.id, j.state FROM image_job j WHERE (j.state = 'REFUSED' OR (j.state = 'REJECTED' AND EXISTS
                      (SELECT 1 FROM decision d WHERE d.job = j.id AND d.by_rule AND d.outcome = 'REJECTED')))
                    AND NOT EXISTS (SELECT 1 FROM problem p WHERE p.item = j.id::text)"""));

    private static String stuckJob(String states, String stages, String id) {
        return "SELECT j.id, j.state FROM image_job j WHERE j.state IN (" + states + ") AND NOT "
                + QUEUED.formatted(stages, id) + " AND NOT " + QUARANTINED.formatted(stages, id);
    }

    /** Every row that breaks a promise. */
    List<Breach> run() {
        List<Breach> breaches = new ArrayList<>();
        for (Check check : CHECKS) {
            breaches.addAll(database.apart(on -> {
                List<Breach> found = new ArrayList<>();
                try (PreparedStatement select = on.prepareStatement(check.query());
                        ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        found.add(new Breach(
                                check.invariant(), check.words().formatted(rows.getString(1), rows.getString(2))));
                    }
                }
                return found;
            }));
        }
        return breaches;
    }
}
