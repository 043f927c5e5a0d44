package dev.packshot.engine.live;

import dev.packshot.engine.database.Database;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Reads on in the table of events for all readers of this node: woken by PostgreSQL's notifications, and by the second when one
 * is missed or an event waits for an older transaction. Holds a connection while there are readers, and none else.
 */
@Singleton
public final class LiveTail {
    private static final Logger LOG = Logger.getLogger(LiveTail.class);
    private static final int PATIENCE_MILLIS = 1_000;
    private static final int AT_ONCE = 500;
    private static final int MOST_MISSED = 5_000;
    private static final Duration STOP = Duration.ofSeconds(3);
    private static final Duration BEAT = Duration.ofSeconds(15);

    private final LiveTable table;
    private final Database database;
    private final Clock clock;
    private final Set<LiveReader> readers = new LinkedHashSet<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private boolean running;
    private @Nullable Thread thread;
    private Place position = new Place(0, 0);
    private Instant lastBeat = Instant.MIN;

    LiveTail(LiveTable table, Database database, Clock clock) {
        this.table = table;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Tells a reader from now on.
     *
     * @param last what it heard last; it is told first what it missed since, or to start over when that is gone
     */
    public synchronized void add(LiveReader reader, Optional<Place> last) {
        if (!running) {
            position = table.end();
        }
        last.ifPresent(place -> catchUp(reader, place));
        readers.add(reader);
        if (!running && stopped.getCount() > 0) {
            running = true;
            thread = Thread.ofVirtual().name("live-events").start(this::run);
        }
    }

    /** Tells a reader no more. */
    public synchronized void remove(LiveReader reader) {
        readers.remove(reader);
    }

    /** Before the database goes. */
    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        stopped.countDown();
        Thread last = last();
        if (last != null) {
            last.join(STOP);
        }
    }

    private synchronized @Nullable Thread last() {
        return thread;
    }

    private void catchUp(LiveReader reader, Place last) {
        if (!table.holds(last)) {
            reader.startOver();
            return;
        }
        List<LiveEvent> missed = table.after(last, MOST_MISSED);
        if (missed.size() == MOST_MISSED) {
            reader.startOver();
            return;
        }
        // What comes after the position is told to all together.
        missed.stream().filter(event -> event.place().compareTo(position) <= 0).forEach(reader::hear);
    }

    private void run() {
        while (goesOn()) {
            try {
                database.aside(this::follow);
            } catch (RuntimeException e) {
                LOG.debug("Live events wait for the database", e);
                pause();
            }
        }
    }

    private boolean follow(DataSource source) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("LISTEN " + LiveTable.CHANNEL);
            try {
                follow(connection.unwrap(PGConnection.class));
            } finally {
                statement.execute("UNLISTEN *");
            }
            return true;
        } catch (SQLException e) {
            throw new IllegalStateException("The database doesn't notify", e);
        }
    }

    private void follow(PGConnection notified) throws SQLException {
        while (goesOn()) {
            forward();
            notified.getNotifications(PATIENCE_MILLIS);
        }
    }

    /** The last look and the decision to end are one: a reader that comes later starts anew. */
    private synchronized boolean goesOn() {
        running = !readers.isEmpty() && stopped.getCount() > 0;
        return running;
    }

    private synchronized void forward() {
        List<LiveEvent> events = table.after(position, AT_ONCE);
        for (LiveEvent event : events) {
            toEach(reader -> reader.hear(event));
            position = event.place();
        }
        Instant now = clock.instant();
        if (lastBeat.isBefore(now.minus(BEAT))) {
            lastBeat = now;
            toEach(LiveReader::beat);
        }
    }

    /** One that fails is told no more, and harms nobody else. */
    private void toEach(Consumer<LiveReader> what) {
        for (LiveReader reader : List.copyOf(readers)) {
            try {
                what.accept(reader);
            } catch (RuntimeException e) {
                LOG.debug("A reader of live events has gone", e);
                readers.remove(reader);
            }
        }
    }

    private void pause() {
        try {
            if (stopped.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.debug("Live events have ended");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
    }
}
