package dev.packshot.engine.work;

import com.github.kagkarlsson.scheduler.task.Execution;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;

/**
 * Ends leases. Every statement asks whether the lease is still the caller's: whoever lost it changes nothing. What was asked
 * for once more while it was being done ({@code again}) stays in the queue.
 */
@Singleton
final class Leases {
    private static final String RELEASED =
            "picked = false, picked_by = NULL, last_heartbeat = NULL, version = version + 1";
    private static final String MINE = "task_name = ? AND task_instance = ? AND version = ?";

    /** Out of the queue; what was open of the item before this try is closed with it, and what the try itself told stays. */
    private static final String FINISH = """
            WITH done AS (DELETE FROM %1$s WHERE %3$s AND again IS NULL RETURNING task_name),
            more AS (UPDATE %1$s SET %2$s, execution_time = again, again = NULL, consecutive_failures = 0, deaths = 0
                     WHERE %3$s AND again IS NOT NULL RETURNING task_name),
            mine AS (SELECT task_name FROM done UNION ALL SELECT task_name FROM more),
            closed AS (UPDATE problem SET closed = ?, closed_by = ? WHERE stage = ? AND item = ? AND closed IS NULL
                       AND last_seen < ?
                       AND EXISTS (SELECT 1 FROM mine) RETURNING id)
            SELECT count(*) FROM mine
            """;

    private static final String REST = """
            WITH mine AS (UPDATE %1$s SET %2$s, execution_time = COALESCE(again, ?), again = NULL,
                            consecutive_failures = 0, deaths = 0 WHERE %3$s RETURNING task_name),
            closed AS (UPDATE problem SET closed = ?, closed_by = ? WHERE stage = ? AND item = ? AND closed IS NULL
                       AND last_seen < ?
                       AND EXISTS (SELECT 1 FROM mine) RETURNING id)
            SELECT count(*) FROM mine
            """;

    private static final String RETRY = """
            UPDATE %1$s SET %2$s, execution_time = ?, again = NULL, deaths = 0, last_failure = ?,
              consecutive_failures = COALESCE(consecutive_failures, 0) + ? WHERE %3$s
            """;

    private static final String REVIVE = """
            UPDATE %1$s SET %2$s, execution_time = ?::timestamptz + deaths * make_interval(secs => ?), again = NULL,
              deaths = deaths + 1 WHERE %3$s AND deaths + 1 < ?
            """;

    private static final String END = "DELETE FROM %1$s WHERE %3$s";

    private static final String DONE_AT_LAST = "done at a later try";

    private final Instance<DataSource> source;
    private final Clock clock;

    Leases(Instance<DataSource> source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /**
     * Takes an item that is done out of its queue.
     *
     * @param begun when this try began
     */
    void finish(Pool pool, Execution execution, Instant begun) {
        boolean finished = false;
        // It may be asked for once more between the two looks of the statement; the second time that is seen.
        for (int look = 0; look < 2 && !finished; look++) {
            finished = finished(pool, execution, begun);
        }
        require(execution, finished);
    }

    private boolean finished(Pool pool, Execution execution, Instant begun) {
        return run(pool, FINISH, statement -> {
            int next = mine(statement, 1, execution);
            next = mine(statement, next, execution);
            closing(statement, next, execution, begun);
            return counted(statement);
        });
    }

    /**
     * An item is done for now and comes back, at {@code at} or when somebody asked for it.
     *
     * @param begun when this try began
     */
    void rest(Pool pool, Execution execution, Instant begun, Instant at) {
        require(execution, run(pool, REST, statement -> {
            statement.setTimestamp(1, Timestamp.from(at));
            closing(statement, mine(statement, 2, execution), execution, begun);
            return counted(statement);
        }));
    }

    /**
     * An item comes back.
     *
     * @param counts whether this try counts as a failure
     */
    void retry(Pool pool, Execution execution, Instant at, boolean counts) {
        require(execution, run(pool, RETRY, statement -> {
            statement.setTimestamp(1, Timestamp.from(at));
            statement.setTimestamp(2, Timestamp.from(clock.instant()));
            statement.setInt(3, counts ? 1 : 0);
            mine(statement, 4, execution);
            return statement.executeUpdate() > 0;
        }));
    }

    /**
     * An item whose process died comes back: at once, later after each further death, so that what it took down with it
     * doesn't meet it again.
     *
     * @param most deaths in a row; nothing happens at the last one
     */
    boolean revive(Pool pool, Execution execution, Duration apart, int most) {
        return run(pool, REVIVE, statement -> {
            statement.setTimestamp(1, Timestamp.from(clock.instant()));
            statement.setDouble(2, apart.toMillis() / 1_000.0);
            statement.setInt(mine(statement, 3, execution), most);
            return statement.executeUpdate() > 0;
        });
    }

    /** Takes an item out of its queue within the caller's transaction, whatever was asked for meanwhile. */
    void end(Pool pool, Execution execution) {
        require(execution, run(pool, END, statement -> {
            mine(statement, 1, execution);
            return statement.executeUpdate() > 0;
        }));
    }

    private static void require(Execution execution, boolean held) {
        if (!held) {
            throw new LeaseLost(execution);
        }
    }

    private static int mine(PreparedStatement statement, int first, Execution execution) throws SQLException {
        statement.setString(first, execution.getTaskName());
        statement.setString(first + 1, execution.getId());
        statement.setLong(first + 2, execution.version);
        return first + 3;
    }

    private void closing(PreparedStatement statement, int first, Execution execution, Instant begun)
            throws SQLException {
        statement.setTimestamp(first, Timestamp.from(clock.instant()));
        statement.setString(first + 1, DONE_AT_LAST);
        statement.setString(first + 2, execution.getTaskName());
        statement.setString(first + 3, execution.getId());
        statement.setTimestamp(first + 4, Timestamp.from(begun));
    }

    private static boolean counted(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1) > 0;
        }
    }

    private interface Step {
        boolean on(PreparedStatement statement) throws SQLException;
    }

    private boolean run(Pool pool, String sql, Step step) {
        try (Connection connection = source.get().getConnection();
                PreparedStatement statement =
                        connection.prepareStatement(sql.formatted(pool.table(), RELEASED, MINE))) {
            return step.on(statement);
        } catch (SQLException e) {
            throw new QueueUnavailable(e);
        }
    }

    /** Somebody else has the item now: what was about to be written isn't true any more. */
    static final class LeaseLost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private LeaseLost(Execution execution) {
            super(
                    "The lease of %s %s went to somebody else".formatted(execution.getTaskName(), execution.getId()),
                    null,
                    false,
                    false);
        }
    }
}
