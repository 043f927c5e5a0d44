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
import dev.packshot.engine.work.Urgency;
import dev.packshot.engine.work.WorkItem;
import dev.packshot.engine.work.Worker;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** After a conflict: reads what is there now and has it planned, or restored, from there. */
@Singleton
final class RefreshWorker implements Worker {
    static final String REFRESH = "refresh";

    private final ListingMirror mirror;
    private final Connections connections;
    private final Sessions sessions;
    private final Restorer restorer;
    private final Clock clock;

    RefreshWorker(ListingMirror mirror, Connections connections, Sessions sessions, Restorer restorer, Clock clock) {
        this.mirror = mirror;
        this.connections = connections;
        this.sessions = sessions;
        this.restorer = restorer;
        this.clock = clock;
    }

    @Override
    public String stage() {
        return REFRESH;
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
        Instant asked = clock.instant();
        try {
            Listing now = sessions.with(
                    connection, Purpose.PULL, session -> session.reader().read(row.ref()));
            QuarkusTransaction.requiringNew().run(() -> {
                ListingMirror.Seen seen = mirror.take(connection.id(), now, asked, Urgency.ROUTINE);
                if (item.data().equals(Publication.Kind.RESTORE.name())) {
                    restorer.ask(row.id(), "restore after a conflict");
                } else if (!seen.changed()) {
                    mirror.plan(seen.row(), Urgency.ROUTINE);
                }
            });
        } catch (ConnectorException.NotFound e) {
            mirror.gone(row.id());
        }
    }
}
