package dev.packshot.engine.publication;

import dev.packshot.engine.audit.AuditLog;
import dev.packshot.engine.identity.Ids;
import dev.packshot.engine.mirror.ListingMirror;
import dev.packshot.engine.mirror.MirroredListing;
import dev.packshot.engine.work.Urgency;
import dev.packshot.engine.work.WorkItem;
import dev.packshot.engine.work.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Puts the originals back: of one listing, of some, or of everything that was published since a time. */
@ApplicationScoped
public class Restorer {
    private final ListingMirror mirror;
    private final PublicationRows rows;
    private final Snapshots snapshots;
    private final WorkQueue queue;
    private final AuditLog audit;
    private final Ids ids;

    Restorer(
            ListingMirror mirror, PublicationRows rows, Snapshots snapshots, WorkQueue queue, AuditLog audit, Ids ids) {
        this.mirror = mirror;
        this.rows = rows;
        this.snapshots = snapshots;
        this.queue = queue;
        this.audit = audit;
        this.ids = ids;
    }

    /**
     * Has a listing's originals put back, and holds it: nothing is published to it by itself until somebody releases it.
     *
     * @throws NothingToRestore when nothing was ever written to it
     */
    @Transactional
    public void restore(UUID listing, String actor) {
        MirroredListing row = mirror.get(listing);
        if (snapshots.original(listing).isEmpty()) {
            throw new NothingToRestore(row);
        }
        row.hold("restored by " + actor);
        ask(listing, actor);
        audit.record(
                actor,
                "restore.ask",
                listing.toString(),
                Map.of("ref", row.ref().id()));
    }

    /** Has everything put back that was published to a shop since a time. */
    @Transactional
    public List<UUID> restoreSince(UUID connection, Instant since, String actor) {
        List<UUID> listings = rows.listingsPublishedSince(connection, since);
        listings.stream()
                .filter(listing -> snapshots.original(listing).isPresent())
                .forEach(listing -> restore(listing, actor));
        return listings;
    }

    /** Lets a held listing be published to again. */
    @Transactional
    public void release(UUID listing, String actor) {
        MirroredListing row = mirror.get(listing);
        row.release();
        mirror.plan(row, Urgency.ROUTINE);
        audit.record(actor, "listing.release", listing.toString(), Map.of());
    }

    void ask(UUID listing, String actor) {
        MirroredListing row = mirror.get(listing);
        queue.add(
                new WorkItem(RestoreWorker.RESTORE, listing + "@" + ids.next(), row.connection(), actor),
                Urgency.LAUNCH);
    }
}
