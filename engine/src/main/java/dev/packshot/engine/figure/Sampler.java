package dev.packshot.engine.figure;

import dev.packshot.engine.database.Database;
import dev.packshot.engine.live.LiveEvents;
import dev.packshot.engine.pulse.Beat;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * Measures the last minutes again and again, on one node at a time. Minutes are counted anew for a while, since a transaction
 * may be committed after its minute.
 */
@Singleton
class Sampler implements Beat {
    private static final Duration LOOK_BACK = Duration.ofMinutes(10);
    private static final String TURN = "SELECT pg_try_advisory_xact_lock(hashtextextended('packshot figures', 7))";
    private static final String OLDEST = """
            SELECT coalesce(extract(epoch FROM ?::timestamptz - min(execution_time)), 0) FROM (
              SELECT execution_time FROM work_cpu WHERE NOT picked
              UNION ALL SELECT execution_time FROM work_io WHERE NOT picked) due
            WHERE execution_time <= ?
            """;

    private final Database database;
    private final Figures figures;
    private final LiveEvents live;
    private final Clock clock;

    Sampler(Database database, Figures figures, LiveEvents live, Clock clock) {
        this.database = database;
        this.figures = figures;
        this.live = live;
        this.clock = clock;
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(20);
    }

    @Override
    public void beat() {
        database.apart(connection -> {
            if (isOurTurn(connection)) {
                measure(connection, clock.instant());
            }
            return every();
        });
    }

    private void measure(Connection connection, Instant now) throws SQLException {
        Instant from = now.minus(LOOK_BACK).truncatedTo(ChronoUnit.MINUTES);
        for (Map.Entry<Figure, String> query : LedgerQueries.BY_FIGURE.entrySet()) {
            FigureRows.count(connection, query.getKey(), query.getValue(), from, now);
        }
        figures.observe(Figure.QUEUE_AGE, null, queueAge(connection, now));
        FigureRows.rollUp(connection, Grain.MINUTE, Grain.HOUR, from);
        FigureRows.rollUp(connection, Grain.HOUR, Grain.DAY, from);
        for (Grain grain : Grain.values()) {
            FigureRows.forget(connection, grain, now.minus(grain.kept()));
        }
        live.tell("figures", FigureRows.NOBODY, Map.of("until", now.toString()));
    }

    private static double queueAge(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OLDEST)) {
            select.setTimestamp(1, Timestamp.from(now));
            select.setTimestamp(2, Timestamp.from(now));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getDouble(1);
            }
        }
    }

    private static boolean isOurTurn(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(TURN);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
