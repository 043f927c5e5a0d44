package dev.packshot.engine.invariant;

import dev.packshot.catalog.Gallery;
import dev.packshot.catalog.Listing;
import dev.packshot.catalog.ProductImage;
import dev.packshot.connector.Cursor;
import dev.packshot.connector.ListingPage;
import dev.packshot.engine.budget.Purpose;
import dev.packshot.engine.connection.Connection;
import dev.packshot.engine.connection.Sessions;
import dev.packshot.engine.mirror.ListingMirror;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** What the marketplace itself shows. */
@Singleton
final class ShelfChecks {
    /** A listing this young may not have been read yet. */
    private static final Duration YOUNG = Duration.ofMinutes(15);

    private final Sessions sessions;
    private final ListingMirror mirror;
    private final Clock clock;

    ShelfChecks(Sessions sessions, ListingMirror mirror, Clock clock) {
        this.sessions = sessions;
        this.mirror = mirror;
        this.clock = clock;
    }

    List<Breach> run(Connection connection) {
        List<Breach> breaches = new ArrayList<>();
        Cursor cursor = Cursor.START;
        boolean last = false;
        while (!last) {
            Cursor from = cursor;
            ListingPage page = sessions.with(
                    connection, Purpose.VERIFY, session -> session.reader().page(from));
            page.listings().forEach(listing -> check(connection, listing, breaches));
            LockSupport.parkNanos(page.pause().toNanos());
            cursor = page.next();
            last = page.last();
        }
        return breaches;
    }

    private void check(Connection connection, Listing listing, List<Breach> breaches) {
        String name = connection.name() + " " + listing.ref();
        boolean mirrored = QuarkusTransaction.requiringNew()
                .call(() -> mirror.find(connection.id(), listing.ref()).isPresent());
        Instant young = clock.instant().minus(YOUNG);
        if (!mirrored && listing.updated().filter(young::isBefore).isEmpty()) {
            breaches.add(new Breach(Invariant.NOTHING_LOST, name + " is live and not mirrored"));
        }
        Gallery gallery = listing.gallery();
        if (gallery.main().isEmpty() && listing.live()) {
            breaches.add(new Breach(Invariant.NEVER_WORSE, name + " shows no picture"));
        }
        Set<String> markers = new HashSet<>();
        for (ProductImage image : gallery.images()) {
            image.marker()
                    .filter(marker -> !markers.add(marker))
                    .ifPresent(marker -> breaches.add(
                            new Breach(Invariant.NOTHING_TWICE, name + " shows " + marker + " more than once")));
        }
    }
}
