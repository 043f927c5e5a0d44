package dev.packshot.engine.signal;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.packshot.catalog.Listing;
import dev.packshot.catalog.ListingRef;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Signal;
import dev.packshot.engine.budget.Purpose;
import dev.packshot.engine.connection.Connection;
import dev.packshot.engine.connection.ConnectionState;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.connection.Sessions;
import dev.packshot.engine.mirror.ListingMirror;
import dev.packshot.engine.sync.Lane;
import dev.packshot.engine.sync.Schedules;
import dev.packshot.engine.work.Pool;
import dev.packshot.engine.work.RetryPolicy;
import dev.packshot.engine.work.Urgency;
import dev.packshot.engine.work.WorkItem;
import dev.packshot.engine.work.Worker;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/** Acts on a signal: reads what it hints at. */
@Singleton
final class SignalWorker implements Worker {
    private final SignalInbox inbox;
    private final Connections connections;
    private final Sessions sessions;
    private final ListingMirror mirror;
    private final Schedules schedules;
    private final Clock clock;

    SignalWorker(
            SignalInbox inbox,
            Connections connections,
            Sessions sessions,
            ListingMirror mirror,
            Schedules schedules,
            Clock clock) {
        this.inbox = inbox;
        this.connections = connections;
        this.sessions = sessions;
        this.mirror = mirror;
        this.schedules = schedules;
        this.clock = clock;
    }

    @Override
    public String stage() {
        return SignalInbox.SIGNAL;
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
    public void work(WorkItem item) {
        Connection connection = QuarkusTransaction.requiringNew().call(() -> connections.get(item.connection()));
        if (connection.state() == ConnectionState.REMOVED) {
            return;
        }
        for (SignalInbox.Stored signal : inbox.read(connection.id(), item.data())) {
            act(connection, signal);
        }
        inbox.done(connection.id(), item.data());
    }

    private void act(Connection connection, SignalInbox.Stored signal) {
        switch (signal.kind()) {
            case CREATED, CHANGED, DELETED ->
                signal.listing()
                        .map(ListingRef::new)
                        .ifPresentOrElse(
                                ref -> read(connection, ref, signal),
                                () -> schedules.now(connection.id(), Lane.CHANGES));
            case FINISHED -> schedules.now(connection.id(), Lane.CHANGES);
            case REVOKED -> connections.needsSignIn(connection.id(), "the shop took its consent back");
            case ERASE -> connections.remove(connection.id(), "the marketplace");
            case BUYER -> connections.buyerAsked(connection.id());
        }
    }

    private void read(Connection connection, ListingRef ref, SignalInbox.Stored signal) {
        Urgency urgency = signal.kind() == Signal.Kind.CREATED ? Urgency.LAUNCH : Urgency.ROUTINE;
        Instant asked = clock.instant();
        try {
            Listing listing = sessions.with(
                    connection, Purpose.PULL, session -> session.reader().read(ref));
            QuarkusTransaction.requiringNew().run(() -> {
                mirror.take(connection.id(), listing, asked, urgency);
                mirror.heard(connection.id(), ref, signal.at());
            });
        } catch (ConnectorException.NotFound e) {
            QuarkusTransaction.requiringNew()
                    .run(() -> mirror.find(connection.id(), ref).ifPresent(row -> mirror.gone(row.id())));
        }
    }
}
