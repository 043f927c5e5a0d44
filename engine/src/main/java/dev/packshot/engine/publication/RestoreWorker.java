package dev.packshot.engine.publication;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.packshot.catalog.Listing;
import dev.packshot.connector.ConnectorException;
import dev.packshot.engine.budget.Purpose;
import dev.packshot.engine.connection.Connection;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.connection.Sessions;
import dev.packshot.engine.mirror.ListingMirror;
import dev.packshot.engine.mirror.MirroredListing;
import dev.packshot.engine.work.Pool;
import dev.packshot.engine.work.RetryPolicy;
import dev.packshot.engine.work.WorkItem;
import dev.packshot.engine.work.Worker;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Plans how the originals go back from what is live now. */
@Singleton
final class RestoreWorker implements Worker {
    static final String RESTORE = "restore";

    private final ListingMirror mirror;
    private final Connections connections;
    private final Sessions sessions;
    private final WayBack way;

    RestoreWorker(ListingMirror mirror, Connections connections, Sessions sessions, WayBack way) {
        this.mirror = mirror;
        this.connections = connections;
        this.sessions = sessions;
        this.way = way;
    }

    @Override
    public String stage() {
        return RESTORE;
    }

    @Override
    public Pool pool() {
        return Pool.IO;
    }

    @Override
    public RetryPolicy retries() {
        return RetryPolicy.retry(8)
                .startingAt(ofSeconds(1))
                .doublingUpTo(ofMinutes(5))
                .thenQuarantine();
    }

    @Override
    public Optional<UUID> listing(WorkItem item) {
        return Optional.of(item.row());
    }

    @Override
    public void work(WorkItem item) {
        MirroredListing row = QuarkusTransaction.requiringNew().call(() -> mirror.get(item.row()));
        Connection connection = QuarkusTransaction.requiringNew().call(() -> connections.get(row.connection()));
        try {
            Listing now = sessions.with(
                    connection, Purpose.RESTORE, session -> session.reader().read(row.ref()));
            way.plan(row.id(), now, item.data());
        } catch (ConnectorException.NotFound e) {
            mirror.gone(row.id());
        }
    }
}
