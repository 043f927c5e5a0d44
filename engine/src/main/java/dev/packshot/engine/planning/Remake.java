package dev.packshot.engine.planning;

import dev.packshot.engine.audit.AuditLog;
import dev.packshot.engine.identity.Ids;
import dev.packshot.engine.publication.PublicationRows;
import dev.packshot.engine.work.Urgency;
import dev.packshot.engine.work.WorkItem;
import dev.packshot.engine.work.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Has what is live made anew by the profile that holds now, from the originals. */
@ApplicationScoped
public class Remake {
    /** The stage that looks at one listing. */
    static final String REMAKE = "remake";

    private final PublicationRows publications;
    private final WorkQueue queue;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    Remake(PublicationRows publications, WorkQueue queue, AuditLog audit, Ids ids, Clock clock) {
        this.publications = publications;
        this.queue = queue;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Has all listings of a shop looked at that we ever published to. Where another recipe holds now, new pictures are made
     * in batches, decided, and published in place of ours; alt texts, links and the seller's own pictures stay. Where none
     * does, nothing happens.
     *
     * @return how many listings are looked at
     */
    @Transactional
    public int all(UUID connection, String actor) {
        List<WorkItem> items = publications.listingsPublishedSince(connection, Instant.EPOCH).stream()
                .map(listing -> new WorkItem(REMAKE, listing + "@" + ids.next(), connection, actor))
                .toList();
        queue.addAll(items, Urgency.ROUTINE, clock.instant());
        audit.record(actor, "remake.ask", connection.toString(), Map.of("listings", String.valueOf(items.size())));
        return items.size();
    }
}
