package dev.packshot.engine.work;

import dev.packshot.engine.database.Database;
import dev.packshot.engine.loop.Until;
import dev.packshot.engine.problem.Problem;
import dev.packshot.engine.problem.Problems;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.sql.DataSource;

/** Nodes of a test, side by side over one database, and what the queue's rows say. */
@Singleton
final class Floor {
    private final Instance<DataSource> source;
    private final Database database;
    private final Problems problems;
    private final MeterRegistry meters;
    private final Clock clock;
    private final List<Worker> workers;
    private final List<Scripted> scripted;
    private final List<Crew> nodes = new ArrayList<>();

    Floor(
            Instance<DataSource> source,
            Database database,
            Problems problems,
            MeterRegistry meters,
            Clock clock,
            Scripted.Picture pictures,
            Scripted.Call calls) {
        this.source = source;
        this.database = database;
        this.problems = problems;
        this.meters = meters;
        this.clock = clock;
        this.scripted = List.of(pictures, calls);
        this.workers = List.copyOf(scripted);
    }

    /** How a node of a test works. */
    record Config(int threads, Duration heartbeat) implements WorkConfig {
        @Override
        public boolean enabled() {
            return true;
        }

        @Override
        public OptionalInt pictures() {
            return OptionalInt.of(threads);
        }

        @Override
        public int calls() {
            return threads;
        }

        @Override
        public Duration poll() {
            return Duration.ofMillis(20);
        }

        @Override
        public Duration stop() {
            return Duration.ofMillis(500);
        }
    }

    /** A node with its own leases and places, as another process would have them. */
    Crew node(int threads, Duration heartbeat) {
        var config = new Config(threads, heartbeat);
        var shift = new Shift(problems, new Shares(config), new Leases(source, clock), clock, meters, List.of());
        var crew = new Crew(source, config, new Node(), shift, workers);
        crew.start();
        nodes.add(crew);
        return crew;
    }

    /** A node like those that people have. */
    Crew node(int threads) {
        return node(threads, Duration.ofSeconds(5));
    }

    /** Stops everybody and takes away what is left of the test stages. */
    void clear() {
        nodes.parallelStream().forEach(Crew::stop);
        nodes.clear();
        scripted.forEach(Scripted::reset);
        for (String table : List.of("work_cpu", "work_io")) {
            update("DELETE FROM " + table + " WHERE starts_with(task_name, 'test-')");
        }
        update("DELETE FROM problem WHERE starts_with(stage, 'test-')");
    }

    int update(String sql) {
        return database.apart(on -> {
            try (PreparedStatement statement = on.prepareStatement(sql)) {
                return statement.executeUpdate();
            }
        });
    }

    /** What an item's row says; empty when it isn't in its queue. */
    record Row(boolean picked, int failures, long version, long priority, Duration until) {}

    Optional<Row> row(Worker worker, String id) {
        return database.apart(on -> {
            try (PreparedStatement select = on.prepareStatement(
                    "SELECT picked, consecutive_failures, version, priority, extract(epoch FROM execution_time - now())"
                            + " FROM " + worker.pool().table() + " WHERE task_name = ? AND task_instance = ?")) {
                select.setString(1, worker.stage());
                select.setString(2, id);
                try (ResultSet row = select.executeQuery()) {
                    return row.next()
                            ? Optional.of(new Row(
                                    row.getBoolean(1),
                                    row.getInt(2),
                                    row.getLong(3),
                                    row.getLong(4),
                                    Duration.ofMillis((long) (row.getDouble(5) * 1_000))))
                            : Optional.empty();
                }
            }
        });
    }

    /** How many items of a stage are in its queue. */
    long left(Worker worker) {
        return database.apart(on -> {
            try (PreparedStatement count =
                    on.prepareStatement("SELECT count(*) FROM " + worker.pool().table() + " WHERE task_name = ?")) {
                count.setString(1, worker.stage());
                try (ResultSet row = count.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }

    /** The open problems of a stage. */
    List<Problem> problems(Worker worker) {
        return QuarkusTransaction.requiringNew()
                .call(() -> problems.list("stage = ?1 and closed is null", worker.stage()));
    }

    /** Waits until an item has left its queue. */
    void gone(Worker worker, String id) {
        Until.holds(
                () -> row(worker, id).isEmpty(),
                () -> id + " is " + row(worker, id) + ", " + problems(worker).size());
    }
}
