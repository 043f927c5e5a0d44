package dev.packshot.engine.work;

import com.github.kagkarlsson.scheduler.task.Execution;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Ends leases within the caller's transaction. */
@Singleton
final class Leases {
    private static final String END = "DELETE FROM %s WHERE task_name = ? AND task_instance = ? AND version = ?";

    private final Instance<DataSource> source;

    Leases(Instance<DataSource> source) {
        this.source = source;
    }

    /** Takes an item out of its queue, unless somebody else has taken it over meanwhile. */
    void end(Pool pool, Execution execution) {
        try (Connection connection = source.get().getConnection();
                PreparedStatement end = connection.prepareStatement(END.formatted(pool.table()))) {
            end.setString(1, execution.getTaskName());
            end.setString(2, execution.getId());
            end.setLong(3, execution.version);
            if (end.executeUpdate() == 0) {
                throw new LeaseLost(execution.getTaskName(), execution.getId());
            }
        } catch (SQLException e) {
            throw new QueueUnavailable(e);
        }
    }

    /** Somebody else has the item now: what was about to be written isn't true any more. */
    private static final class LeaseLost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LeaseLost(String stage, String item) {
            super("The lease of %s %s went to somebody else".formatted(stage, item), null, false, false);
        }
    }
}
