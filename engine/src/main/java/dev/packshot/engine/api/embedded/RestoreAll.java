package dev.packshot.engine.api.embedded;

import dev.packshot.engine.mirror.ListingMirror;
import dev.packshot.engine.publication.PublicationRows;
import dev.packshot.engine.publication.Restorer;
import dev.packshot.engine.publication.Snapshots;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Has everything put back that was ever published to a shop. */
@Singleton
class RestoreAll {
    /** The audit log is held while one is asked for: a large shop lets others in between. */
    private static final int AT_A_TIME = 50;

    private final PublicationRows publications;
    private final ListingMirror mirror;
    private final Snapshots snapshots;
    private final Restorer restorer;

    RestoreAll(PublicationRows publications, ListingMirror mirror, Snapshots snapshots, Restorer restorer) {
        this.publications = publications;
        this.mirror = mirror;
        this.snapshots = snapshots;
        this.restorer = restorer;
    }

    /**
     * Asks for it. What is held already has been asked for, or isn't to be touched.
     *
     * @return how many listings it was asked for
     */
    int restore(UUID connection, String actor) {
        List<UUID> listings = QuarkusTransaction.requiringNew()
                .call(() -> publications.listingsPublishedSince(connection, Instant.EPOCH));
        int asked = 0;
        for (int from = 0; from < listings.size(); from += AT_A_TIME) {
            List<UUID> some = listings.subList(from, Math.min(from + AT_A_TIME, listings.size()));
            asked += QuarkusTransaction.requiringNew().call(() ->
                    (int) some.stream().filter(listing -> asks(listing, actor)).count());
        }
        return asked;
    }

    private boolean asks(UUID listing, String actor) {
        if (mirror.get(listing).held() || snapshots.original(listing).isEmpty()) {
            return false;
        }
        restorer.restore(listing, actor);
        return true;
    }
}
