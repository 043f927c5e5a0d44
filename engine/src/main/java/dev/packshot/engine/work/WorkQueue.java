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
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Takes work in. An item that is there already isn't doubled: one that waits goes earlier when the new wish is the more
 * urgent one, and one that is being done is done once more afterwards, since it may have looked before the wish. What is
 * added within a transaction is there when it commits, and only then: an item and the row that it is
 * about come together or not at all.
 */
@Singleton
public final class WorkQueue {
    private static final String ADD = """
            INSERT INTO %s AS w (task_name, task_instance, task_data, execution_time, picked, version, priority)
            VALUES (?, ?, ?, ?, false, 1, ?) ON CONFLICT (task_name, task_instance) DO UPDATE SET
              priority = GREATEST(w.priority, EXCLUDED.priority),
              again = CASE WHEN w.picked THEN LEAST(w.again, EXCLUDED.execution_time) END
            WHERE w.picked OR w.priority < EXCLUDED.priority
            """;
    private static final String WAKE = """
            UPDATE %s SET execution_time = ?, consecutive_failures = 0
            WHERE task_name = ? AND task_instance = ? AND NOT picked AND execution_time > ?
            """;
    private static final String WAKE_ALL = """
            UPDATE %s SET execution_time = ?
            WHERE NOT picked AND execution_time > ? AND starts_with(convert_from(task_data, 'UTF8'), ?)
            """;
    private static final String CANCEL = "DELETE FROM %s WHERE task_name = ? AND task_instance = ? AND NOT picked";
    private static final String NOT_AGAIN =
            "UPDATE %s SET again = NULL WHERE task_name = ? AND task_instance = ? AND picked";

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

    /** Adds an item that may be done at once. */
    public void add(WorkItem item, Urgency urgency) {
        add(item, urgency, clock.instant());
    }

    /** Adds an item that may be done from an instant on. */
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
        boolean woken = change(WAKE, pool(stage), statement -> {
            statement.setTimestamp(1, Timestamp.from(now));
            statement.setString(2, stage);
            statement.setString(3, id);
            statement.setTimestamp(4, Timestamp.from(now));
        });
        added.fire(new WorkAdded(pool(stage)));
        return woken;
    }

    /** Lets everything of a connection that waits be done at once: what it waited for has come. */
    public void wakeAll(UUID shop) {
        Timestamp now = Timestamp.from(clock.instant());
        for (Pool pool : Pool.values()) {
            change(WAKE_ALL, pool, statement -> {
                statement.setTimestamp(1, now);
                statement.setTimestamp(2, now);
                statement.setString(3, shop.toString());
            });
            added.fire(new WorkAdded(pool));
        }
    }

    /**
     * Takes an item out. One that somebody is at isn't done once more.
     *
     * @return whether it waited and is gone
     */
    public boolean cancel(String stage, String id) {
        Filling item = statement -> {
            statement.setString(1, stage);
            statement.setString(2, id);
        };
        boolean gone = change(CANCEL, pool(stage), item);
        if (!gone) {
            change(NOT_AGAIN, pool(stage), item);
        }
        return gone;
    }

    /**
     * Takes in again what waited for a person, or lets it go on where it waits.
     *
     * @param kept what the problem kept of the item
     */
    void again(String stage, String id, String kept) {
        ItemData data = ItemData.parse(kept);
        add(new WorkItem(stage, id, data.connection(), data.data()), data.urgency());
        wake(stage, id);
    }

    /** Whether somebody works on a stage. */
    boolean knows(String stage) {
        return pools.containsKey(stage);
    }

    private interface Filling {
        void fill(PreparedStatement statement) throws SQLException;
    }

    private boolean change(String sql, Pool pool, Filling filling) {
        try (Connection connection = source.get().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql.formatted(pool.table()))) {
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
