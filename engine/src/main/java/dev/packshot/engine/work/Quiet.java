package dev.packshot.engine.work;

import dev.packshot.engine.database.Database;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Knows when machines have nothing to do: only schedules and far retries are left in the queues. */
@Singleton
public final class Quiet {
    /** What comes back later than this doesn't hold anybody up. */
    private static final Duration SOON = Duration.ofSeconds(30);

    private static final Duration LOOK = Duration.ofMillis(250);

    /** Schedules never end; one that has been read since the start is as quiet as it gets. */
    private static final String BUSY = """
            SELECT EXISTS (SELECT 1 FROM work_cpu WHERE picked OR execution_time < ?)
                OR EXISTS (SELECT 1 FROM work_io WHERE task_name <> 'sync' AND (picked OR execution_time < ?))
                OR EXISTS (SELECT 1 FROM sync_schedule s JOIN connection c ON c.id = s.connection
                           WHERE s.enabled AND s.lane = 'CHANGES' AND c.state IN ('ACTIVE', 'PAUSED')
                             AND (s.last_end IS NULL OR s.last_end < ?))
            """;

    private final Database database;
    private final Clock clock;

    Quiet(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Waits until every shop was read once more and nothing is left to do.
     *
     * @return whether that came before time was up
     */
    public boolean await(Duration most) throws InterruptedException {
        Instant start = clock.instant();
        var quiet = new CountDownLatch(1);
        try (ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("quiet").factory())) {
            looks.scheduleWithFixedDelay(
                    () -> {
                        if (!busy(start)) {
                            quiet.countDown();
                        }
                    },
                    0,
                    LOOK.toMillis(),
                    TimeUnit.MILLISECONDS);
            boolean came = quiet.await(most.toMillis(), TimeUnit.MILLISECONDS);
            looks.shutdownNow();
            return came;
        }
    }

    private boolean busy(Instant start) {
        return database.apart(on -> {
            try (PreparedStatement select = on.prepareStatement(BUSY)) {
                var soon = java.sql.Timestamp.from(clock.instant().plus(SOON));
                select.setTimestamp(1, soon);
                select.setTimestamp(2, soon);
                select.setTimestamp(3, java.sql.Timestamp.from(start));
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return row.getBoolean(1);
                }
            }
        });
    }
}
