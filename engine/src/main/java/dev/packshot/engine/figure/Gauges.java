package dev.packshot.engine.figure;

import dev.packshot.engine.database.Database;
import dev.packshot.engine.pulse.Beat;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** How things stand now, for whoever scrapes: looked up every 15 seconds, whoever asks how often. */
@Singleton
class Gauges implements Beat {
    /** What is shown. The query gives one number and has the time as its parameter. */
    enum Shown {
        QUEUE_DUE(
                "packshot.queue.due",
                "Items that are due and not begun",
                "SELECT count(*) FROM (SELECT FROM work_cpu WHERE NOT picked AND execution_time <= $1"
                        + " UNION ALL SELECT FROM work_io WHERE NOT picked AND execution_time <= $1) due"),
        QUEUE_AGE(
                "packshot.queue.age",
                "Seconds that the oldest of them has been due",
                "SELECT coalesce(extract(epoch FROM $1 - min(execution_time)), 0) FROM ("
                        + "SELECT execution_time FROM work_cpu WHERE NOT picked AND execution_time <= $1"
                        + " UNION ALL SELECT execution_time FROM work_io WHERE NOT picked AND execution_time <= $1) due"),
        PROBLEMS_OPEN(
                "packshot.problems.open",
                "Problems that wait for a person",
                "SELECT count(*) FROM problem WHERE closed IS NULL AND opened <= $1"),
        REVIEWS_WAITING(
                "packshot.reviews.waiting",
                "Pictures that wait for a person",
                "SELECT count(*) FROM review_task WHERE closed IS NULL AND opened <= $1");

        private final String meter;
        private final String meaning;
        private final String query;

        Shown(String meter, String meaning, String query) {
            this.meter = meter;
            this.meaning = meaning;
            this.query = query;
        }
    }

    private final Database database;
    private final Clock clock;
    private final Map<Shown, AtomicLong> now = new EnumMap<>(Shown.class);

    Gauges(Database database, Clock clock, MeterRegistry registry) {
        this.database = database;
        this.clock = clock;
        for (Shown shown : Shown.values()) {
            AtomicLong value = new AtomicLong();
            now.put(shown, value);
            Gauge.builder(shown.meter, value, AtomicLong::get)
                    .description(shown.meaning)
                    .register(registry);
        }
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(15);
    }

    @Override
    public void beat() {
        Timestamp time = Timestamp.from(clock.instant());
        now.forEach((shown, value) -> value.set(database.apart(connection -> {
            int parameters = shown.query.split("\\$1", -1).length - 1;
            try (PreparedStatement select = connection.prepareStatement(shown.query.replace("$1", "?::timestamptz"))) {
                for (int i = 1; i <= parameters; i++) {
                    select.setTimestamp(i, time);
                }
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        })));
    }
}
