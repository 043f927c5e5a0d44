package dev.packshot.engine.work;

import io.quarkus.arc.All;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Takes work in. What is added within a transaction is there when it commits, and only then: an item and the row that it is
 * about come together or not at all.
 */
@Singleton
public final class WorkQueue {
    private static final String ADD = """
            INSERT INTO %s (task_name, task_instance, task_data, execution_time, picked, version, priority)
            VALUES (?, ?, ?, ?, false, 1, ?) ON CONFLICT (task_name, task_instance) DO NOTHING
            """;
    private static final String WAKE = """
            UPDATE %s SET execution_time = ?, consecutive_failures = 0
            WHERE task_name = ? AND task_instance = ? AND NOT picked AND execution_time > ?
            """;
    private static final String CANCEL = "DELETE FROM %s WHERE task_name = ? AND task_instance = ? AND NOT picked";

    private final Instance<DataSource> source;
    private final Clock clock;
    private final Turns turns;
    private final Event<WorkAdded> added;
    private final Map<String, Pool> pools;

    WorkQueue(
            Instance<DataSource> source, Clock clock, Turns turns, Event<WorkAdded> added, @All List<Worker> workers) {
        this.source = source;
        this.clock = clock;
        this.turns = turns;
        this.added = added;
        this.pools = workers.stream().collect(Collectors.toUnmodifiableMap(Worker::stage, Worker::pool));
    }

    /** Told in the transaction that added something. */
    record WorkAdded(Pool pool) {}

    /** Adds an item that may be done at once. Nothing happens when it is there already. */
    public void add(WorkItem item, Urgency urgency) {
        add(item, urgency, clock.instant());
    }

    /** Adds an item that may be done from an instant on. Nothing happens when it is there already. */
    public void add(WorkItem item, Urgency urgency, Instant at) {
        addAll(List.of(item), urgency, at);
    }

    /** Adds items of one stage. */
    public void addAll(List<WorkItem> items, Urgency urgency, Instant at) {
        if (items.isEmpty()) {
            return;
        }
        Pool pool = pool(items.getFirst().stage());
        try (Connection connection = source.get().getConnection();
                PreparedStatement add = connection.prepareStatement(ADD.formatted(pool.table()))) {
            for (WorkItem item : items) {
                add.setString(1, item.stage());
                add.setString(2, item.id());
                add.setBytes(3, ItemData.of(item, urgency).text().getBytes(StandardCharsets.UTF_8));
                add.setTimestamp(4, Timestamp.from(at));
                add.setInt(5, turns.priority(pool, item.connection(), urgency));
                add.addBatch();
            }
            add.executeBatch();
        } catch (SQLException e) {
            throw new QueueUnavailable(e);
        }
        if (!at.isAfter(clock.instant())) {
            added.fire(new WorkAdded(pool));
        }
    }

    /** Lets an item that waits be done at once, its failures forgotten. */
    public boolean wake(String stage, String id) {
        Instant now = clock.instant();
        boolean woken = change(WAKE, stage, statement -> {
            statement.setTimestamp(1, Timestamp.from(now));
            statement.setString(2, stage);
            statement.setString(3, id);
            statement.setTimestamp(4, Timestamp.from(now));
        });
        added.fire(new WorkAdded(pool(stage)));
        return woken;
    }

    /** Whether somebody works on a stage. */
    public boolean knows(String stage) {
        return pools.containsKey(stage);
    }

    /**
     * Takes in again what waited for a person, its failures forgotten.
     *
     * @param kept what the problem kept of the item
     */
    public void again(String stage, String id, String kept) {
        ItemData data = ItemData.parse(kept);
        add(new WorkItem(stage, id, data.connection(), data.data()), data.urgency());
    }

    /** Takes an item out, unless somebody is at it. */
    public boolean cancel(String stage, String id) {
        return change(CANCEL, stage, statement -> {
            statement.setString(1, stage);
            statement.setString(2, id);
        });
    }

    private interface Filling {
        void fill(PreparedStatement statement) throws SQLException;
    }

    private boolean change(String sql, String stage, Filling filling) {
        try (Connection connection = source.get().getConnection();
                PreparedStatement statement =
                        connection.prepareStatement(sql.formatted(pool(stage).table()))) {
            filling.fill(statement);
            return statement.executeUpdate() > 0;
        } catch (SQLException e) {
            throw new QueueUnavailable(e);
        }
    }

    private Pool pool(String stage) {
        Pool pool = pools.get(stage);
        if (pool == null) {
            throw new IllegalArgumentException("Nobody works on the stage " + stage);
        }
        return pool;
    }
}
