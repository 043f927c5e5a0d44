package dev.packshot.engine.figure;

import java.util.EnumMap;
import java.util.Map;

/** What the ledger says of a minute. Each query gives connection, start of the minute, and a value for each occurrence. */
final class LedgerQueries {
    private static final String OCCURRENCES = """
            SELECT %s AS connection, date_trunc('minute', %s) AS start, (%s)::float8 AS value
            FROM %s WHERE %2$s >= ? AND %2$s < ?
            """;

    /** Queries by figure, each with the start and the end of the time as parameters. */
    static final Map<Figure, String> BY_FIGURE = new EnumMap<>(
            Map.of(
                    Figure.IMAGES,
                    of("j.connection", "r.made", "1", "rendition r JOIN image_job j ON j.id = r.job"),
                    Figure.REFUSED,
                    of("j.connection", "j.changed", "1", "(SELECT * FROM image_job WHERE state = 'REFUSED') j"),
                    Figure.DECIDED,
                    of(
                            "j.connection",
                            "d.at",
                            "CASE WHEN d.by_rule THEN 0 ELSE 1 END",
                            "decision d JOIN image_job j ON j.id = d.job"),
                    Figure.COMPLIANT_AT_ONCE,
                    of(
                            "j.connection",
                            "r.inspected",
                            "CASE WHEN r.compliant THEN 1 ELSE 0 END",
                            "rendition r JOIN image_job j ON j.id = r.job"),
                    Figure.SIGNAL_TO_LIVE,
                    of(
                            "p.connection",
                            "p.verified",
                            "extract(epoch FROM p.verified - coalesce(p.signalled, l.first_seen))",
                            // Of a listing's publications without a signal only the first one counts.
                            "(SELECT * FROM publication q WHERE kind = 'PUBLISH' AND (signalled IS NOT NULL OR NOT EXISTS ("
                                    + "SELECT FROM publication e WHERE e.listing = q.listing AND e.kind = 'PUBLISH'"
                                    + " AND e.verified < q.verified))) p JOIN listing l ON l.id = p.listing"),
                    Figure.PUBLISHED,
                    of("p.connection", "p.verified", "1", "(SELECT * FROM publication WHERE kind = 'PUBLISH') p"),
                    Figure.PROBLEMS,
                    of("coalesce(p.connection, '00000000-0000-0000-0000-000000000000')", "p.opened", "1", "problem p"),
                    Figure.WORKING_HOURS,
                    of(
                            "'00000000-0000-0000-0000-000000000000'::uuid",
                            "m.at",
                            "1.0 / 60",
                            // Counted before: figures come in their own order.
                            "(SELECT DISTINCT start AS at FROM figure_sample WHERE figure = 'images' AND grain = 'MINUTE') m")));

    private LedgerQueries() {}

    private static String of(String connection, String at, String value, String from) {
        return OCCURRENCES.formatted(connection, at, value, from);
    }
}
