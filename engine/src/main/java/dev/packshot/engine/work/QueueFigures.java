package dev.packshot.engine.work;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** How much work there is, of all nodes together. */
@Singleton
public final class QueueFigures {
    private static final String COUNT = """
            SELECT count(*) FILTER (WHERE NOT picked AND execution_time <= ?),
                   count(*) FILTER (WHERE NOT picked AND execution_time > ?),
                   count(*) FILTER (WHERE picked),
                   count(*) FILTER (WHERE consecutive_failures > 0),
                   min(execution_time) FILTER (WHERE NOT picked AND execution_time <= ?)
            FROM %s
            """;
    private static final String QUARANTINED = "SELECT count(*) FROM problem WHERE closed IS NULL";

    private final Instance<DataSource> source;
    private final Clock clock;

    QueueFigures(Instance<DataSource> source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /**
     * One queue.
     *
     * @param ready items that could be done now
     * @param waiting items whose time comes later
     * @param leased items that somebody is at
     * @param failing items, of all these, whose last try failed
     * @param oldest how long the oldest ready item has been ready; zero when none is
     */
    public record Figures(Pool pool, long ready, long waiting, long leased, long failing, Duration oldest) {}

    /** Each queue's figures. */
    public List<Figures> read() {
        List<Figures> figures = new ArrayList<>();
        for (Pool pool : Pool.values()) {
            figures.add(read(pool));
        }
        return figures;
    }

    private Figures read(Pool pool) {
        var now = clock.instant();
        try (Connection connection = source.get().getConnection();
                PreparedStatement count = connection.prepareStatement(COUNT.formatted(pool.table()))) {
            for (int parameter = 1; parameter <= 3; parameter++) {
                count.setTimestamp(parameter, Timestamp.from(now));
            }
            try (ResultSet row = count.executeQuery()) {
                row.next();
                Timestamp oldest = row.getTimestamp(5);
                return new Figures(
                        pool,
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        oldest == null ? Duration.ZERO : Duration.between(oldest.toInstant(), now));
            }
        } catch (SQLException e) {
            throw new QueueUnavailable(e);
        }
    }

    /** Open problems: what waits for a person. */
    public long problems() {
        try (Connection connection = source.get().getConnection();
                PreparedStatement count = connection.prepareStatement(QUARANTINED);
                ResultSet row = count.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new QueueUnavailable(e);
        }
    }
}
