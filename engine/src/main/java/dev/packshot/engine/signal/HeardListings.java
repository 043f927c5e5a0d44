package dev.packshot.engine.signal;

import dev.packshot.catalog.Listing;
import dev.packshot.catalog.ListingRef;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Signal;
import dev.packshot.engine.budget.Purpose;
import dev.packshot.engine.connection.Connection;
import dev.packshot.engine.connection.Sessions;
import dev.packshot.engine.mirror.ListingMirror;
import dev.packshot.engine.work.Postponed;
import dev.packshot.engine.work.Urgency;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Reads listings that marketplaces told of. Whatever was told, in which order and how late: what counts is how the listing
 * is found.
 */
@Singleton
final class HeardListings {
    private static final Duration SOON = Duration.ofSeconds(3);

    private final Sessions sessions;
    private final ListingMirror mirror;
    private final Clock clock;

    HeardListings(Sessions sessions, ListingMirror mirror, Clock clock) {
        this.sessions = sessions;
        this.mirror = mirror;
        this.clock = clock;
    }

    /**
     * Reads a listing once.
     *
     * @param signals all that wait for it, at least one
     * @throws Postponed when its pictures are still being prepared: nothing tells when they are there
     */
    void read(Connection connection, ListingRef ref, List<SignalInbox.Waiting> signals) {
        boolean created = signals.stream().anyMatch(signal -> signal.kind() == Signal.Kind.CREATED);
        Instant told = signals.stream()
                .map(SignalInbox.Waiting::at)
                .min(Instant::compareTo)
                .orElseThrow();
        Instant asked = clock.instant();
        try {
            Listing listing = sessions.with(
                    connection, Purpose.PULL, session -> session.reader().read(ref));
            QuarkusTransaction.requiringNew().run(() -> {
                take(connection, listing, asked, created);
                mirror.heard(connection.id(), ref, told);
            });
            if (listing.gallery().preparing(asked)) {
                throw new Postponed("The marketplace still prepares its pictures", SOON);
            }
        } catch (ConnectorException.NotFound e) {
            QuarkusTransaction.requiringNew()
                    .run(() -> mirror.find(connection.id(), ref).ifPresent(row -> mirror.gone(row.id())));
        }
    }

    private void take(Connection connection, Listing listing, Instant asked, boolean created) {
        Urgency urgency = created ? Urgency.LAUNCH : Urgency.ROUTINE;
        ListingMirror.Seen seen = mirror.take(connection.id(), listing, asked, urgency);
        if (created && !seen.changed() && !seen.row().asWeLeftIt()) {
            // A reading found it first, as routine: what that began goes faster from here on.
            mirror.plan(seen.row(), urgency);
        }
    }
}
