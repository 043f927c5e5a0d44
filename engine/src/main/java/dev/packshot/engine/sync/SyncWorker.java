package dev.packshot.engine.sync;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.packshot.catalog.Listing;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Cursor;
import dev.packshot.connector.ListingPage;
import dev.packshot.engine.budget.Purpose;
import dev.packshot.engine.connection.Connection;
import dev.packshot.engine.connection.ConnectionState;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.connection.Sessions;
import dev.packshot.engine.mirror.ListingMirror;
import dev.packshot.engine.work.Pool;
import dev.packshot.engine.work.Postponed;
import dev.packshot.engine.work.RetryPolicy;
import dev.packshot.engine.work.Urgency;
import dev.packshot.engine.work.WorkItem;
import dev.packshot.engine.work.Worker;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads a shop page by page. Each page is committed with the cursor behind it: a restart goes on there. */
@Singleton
final class SyncWorker implements Worker {
    private final Schedules schedules;
    private final Connections connections;
    private final Sessions sessions;
    private final ListingMirror mirror;
    private final Clock clock;

    SyncWorker(Schedules schedules, Connections connections, Sessions sessions, ListingMirror mirror, Clock clock) {
        this.schedules = schedules;
        this.connections = connections;
        this.sessions = sessions;
        this.mirror = mirror;
        this.clock = clock;
    }

    @Override
    public String stage() {
        return Schedules.SYNC;
    }

    @Override
    public Pool pool() {
        return Pool.IO;
    }

    @Override
    public RetryPolicy retries() {
        return RetryPolicy.retry(10)
                .startingAt(ofSeconds(2))
                .doublingUpTo(ofMinutes(10))
                .thenQuarantine();
    }

    @Override
    public void work(WorkItem item) {
        UUID id = item.connection();
        Lane lane = Lane.valueOf(item.id().substring(item.id().indexOf('/') + 1));
        Optional<Connection> connection = present(id);
        if (connection.isEmpty()) {
            return;
        }
        Cursor cursor = QuarkusTransaction.requiringNew().call(() -> begun(id, lane));
        boolean last = false;
        while (!last) {
            Cursor from = cursor;
            Instant asked = clock.instant();
            ListingPage page = page(connection.get(), lane, from);
            QuarkusTransaction.requiringNew().run(() -> take(id, lane, page, asked));
            cursor = page.next();
            last = page.last();
            if (!last && page.pause().isPositive()) {
                throw Postponed.done("The marketplace prepares what comes next", page.pause());
            }
            // A catalogue takes long: whoever removes or disconnects its shop isn't kept waiting to its end.
            connection = present(id);
            if (connection.isEmpty()) {
                return;
            }
        }
        Duration pause = QuarkusTransaction.requiringNew().call(() -> ended(id, lane));
        if (!pause.isZero()) {
            throw Postponed.done("Read to the end", pause);
        }
    }

    /** The connection as it is now; empty when it was removed. */
    private Optional<Connection> present(UUID id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> connections.findByIdOptional(id))
                .filter(connection -> connection.state() != ConnectionState.REMOVED);
    }

    private ListingPage page(Connection connection, Lane lane, Cursor from) {
        try {
            return sessions.with(
                    connection, Purpose.PULL, session -> session.reader().page(from));
        } catch (ConnectorException.Malformed e) {
            // A cursor that this version doesn't understand never will be: the next try reads from the start.
            QuarkusTransaction.requiringNew()
                    .run(() -> schedules.locked(connection.id(), lane).startOver());
            throw e;
        }
    }

    private Cursor begun(UUID connection, Lane lane) {
        SyncSchedule schedule = schedules.locked(connection, lane);
        if (!schedule.underWay()) {
            schedule.begin(clock.instant());
        }
        return schedule.cursor();
    }

    private void take(UUID connection, Lane lane, ListingPage page, Instant asked) {
        SyncSchedule schedule = schedules.locked(connection, lane);
        int fresh = 0;
        for (Listing listing : inOrder(page.listings())) {
            ListingMirror.Seen seen = mirror.take(connection, listing, asked, Urgency.ROUTINE);
            if (lane == Lane.SWEEP) {
                mirror.swept(seen.row(), schedule.round());
            }
            fresh += seen.isNew() ? 1 : 0;
        }
        schedule.read(page.next(), page.listings().size(), fresh);
    }

    /** Two readings of a shop take rows in the same order, so that neither waits for the other in a circle. */
    private static List<Listing> inOrder(List<Listing> listings) {
        return listings.stream()
                .sorted(Comparator.comparing(listing -> listing.ref().id()))
                .toList();
    }

    private Duration ended(UUID connection, Lane lane) {
        SyncSchedule schedule = schedules.locked(connection, lane);
        schedule.end(clock.instant());
        if (lane == Lane.SWEEP) {
            mirror.goneSince(connection, schedule.round(), schedule.lastStart().orElseThrow());
        }
        return schedule.enabled() ? schedule.every() : Duration.ZERO;
    }
}
