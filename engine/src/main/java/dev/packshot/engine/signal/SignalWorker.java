package dev.packshot.engine.signal;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.packshot.catalog.ListingRef;
import dev.packshot.connector.Signal;
import dev.packshot.engine.connection.Connection;
import dev.packshot.engine.connection.ConnectionState;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.sync.Lane;
import dev.packshot.engine.sync.Schedules;
import dev.packshot.engine.work.Pool;
import dev.packshot.engine.work.RetryPolicy;
import dev.packshot.engine.work.WorkItem;
import dev.packshot.engine.work.Worker;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Acts on the signals of a topic: reads what they hint at. */
@Singleton
final class SignalWorker implements Worker {
    private final SignalInbox inbox;
    private final Connections connections;
    private final HeardListings listings;
    private final Schedules schedules;
    private final Leaving leaving;

    SignalWorker(
            SignalInbox inbox, Connections connections, HeardListings listings, Schedules schedules, Leaving leaving) {
        this.inbox = inbox;
        this.connections = connections;
        this.listings = listings;
        this.schedules = schedules;
        this.leaving = leaving;
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
        Optional<Connection> connection =
                QuarkusTransaction.requiringNew().call(() -> connections.findByIdOptional(item.connection()));
        SignalTopic topic = SignalTopic.parse(item.data());
        List<SignalInbox.Waiting> signals = inbox.waiting(item.connection(), topic);
        if (connection.isEmpty() || signals.isEmpty()) {
            return;
        }
        // What was removed may still have to be erased; nothing else of it matters.
        if (connection.get().state() != ConnectionState.REMOVED || topic.kind() == Signal.Kind.ERASE) {
            topic.listing()
                    .map(ListingRef::new)
                    .ifPresentOrElse(
                            ref -> listings.read(connection.get(), ref, signals),
                            () -> act(connection.get(), topic, signals));
        }
        inbox.done(item.connection(), signals);
    }

    private void act(Connection connection, SignalTopic topic, List<SignalInbox.Waiting> signals) {
        UUID id = connection.id();
        switch (topic.kind()) {
            case CREATED, CHANGED, DELETED -> schedules.now(id, Lane.CHANGES);
            case FINISHED -> schedules.prepared(id);
            case REVOKED -> leaving.revoked(id, newest(signals));
            case ERASE -> leaving.erase(connection);
            case BUYER -> signals.forEach(signal -> connections.buyerAsked(id));
        }
    }

    private static Instant newest(List<SignalInbox.Waiting> signals) {
        return signals.stream()
                .map(SignalInbox.Waiting::at)
                .max(Instant::compareTo)
                .orElseThrow();
    }
}
