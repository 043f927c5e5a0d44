package dev.packshot.engine.mirror;

import dev.packshot.catalog.Listing;
import dev.packshot.catalog.ListingRef;
import dev.packshot.engine.identity.Ids;
import dev.packshot.engine.work.Urgency;
import dev.packshot.engine.work.WorkItem;
import dev.packshot.engine.work.WorkQueue;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Keeps what is live, and asks for a plan whenever a gallery became another one. */
@ApplicationScoped
public class ListingMirror implements PanacheRepositoryBase<MirroredListing, UUID> {
    /** The stage that decides what a changed listing needs. */
    public static final String PLAN = "plan";

    private final WorkQueue queue;
    private final Ids ids;
    private final Clock clock;

    ListingMirror(WorkQueue queue, Ids ids, Clock clock) {
        this.queue = queue;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What a reading found.
     *
     * @param row the mirrored listing
     * @param isNew whether it wasn't known
     * @param changed whether its gallery is another one than at the last reading
     */
    public record Seen(MirroredListing row, boolean isNew, boolean changed) {}

    /**
     * Takes over what was read, and has it planned when that differs from what was known. A reading that was asked for before
     * a newer one was taken says nothing any more: whoever was frozen with it in hand must not bring the past back.
     *
     * @param asked when the marketplace was asked
     * @param urgency of what follows
     */
    @Transactional
    public Seen take(UUID connection, Listing listing, Instant asked, Urgency urgency) {
        Optional<MirroredListing> known = locked(connection, listing.ref());
        if (known.isEmpty()) {
            lock(connection, listing.ref());
            known = locked(connection, listing.ref());
        }
        if (known.isEmpty()) {
            var row = new MirroredListing(ids.next(), connection, listing, asked);
            persist(row);
            plan(row, urgency);
            return new Seen(row, true, true);
        }
        MirroredListing row = known.get();
        if (row.seen().isAfter(asked)) {
            return new Seen(row, false, false);
        }
        boolean wasGone = row.isGone();
        String before = row.fingerprint().hex();
        row.take(listing, asked);
        boolean changed = wasGone || !before.equals(row.fingerprint().hex());
        if (changed && !row.asWeLeftIt()) {
            plan(row, urgency);
        }
        return new Seen(row, false, changed);
    }

    /** Whether its marketplace still prepares pictures of a listing: it will soon be another one. */
    public boolean isPreparing(MirroredListing row) {
        return row.listing().gallery().preparing(clock.instant());
    }

    /** Has a listing planned anew, whether it changed or not. */
    @Transactional
    public void plan(MirroredListing row, Urgency urgency) {
        // An id of its own for each time: a plan that is being made just now may have read before this change.
        queue.add(new WorkItem(PLAN, row.id() + "@" + ids.next(), row.connection(), urgency.name()), urgency);
    }

    /** Remembers when the marketplace told about a listing. */
    @Transactional
    public void heard(UUID connection, ListingRef ref, Instant at) {
        find(connection, ref).ifPresent(row -> row.heard(at));
    }

    /** Remembers that a sweep came by. */
    @Transactional
    public void swept(MirroredListing row, long round) {
        row.seenIn(round);
    }

    /**
     * Marks what a complete sweep didn't come by.
     *
     * @param begun when the sweep began: what was read in another way since then is there
     */
    @Transactional
    public int goneSince(UUID connection, long round, Instant begun) {
        return update(
                "gone = ?1, version = version + 1 where connection = ?2 and round < ?3 and seen < ?4 and gone is null",
                clock.instant(),
                connection,
                round,
                begun);
    }

    /** Marks one that the marketplace says is gone. */
    @Transactional
    public void gone(UUID id) {
        update("gone = ?1, version = version + 1 where id = ?2 and gone is null", clock.instant(), id);
    }

    /** The listing with the marketplace's id. */
    public Optional<MirroredListing> find(UUID connection, ListingRef ref) {
        return find("connection = ?1 and ref = ?2", connection, ref.id()).firstResultOptional();
    }

    /** The same, which nobody else changes until the transaction ends. */
    private Optional<MirroredListing> locked(UUID connection, ListingRef ref) {
        return find("connection = ?1 and ref = ?2", connection, ref.id())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Of two that find the same new listing, the second one finds the row of the first. */
    private void lock(UUID connection, ListingRef ref) {
        getEntityManager()
                .createNativeQuery("SELECT pg_advisory_xact_lock(hashtextextended(:key, 3))")
                .setParameter("key", connection + "/" + ref.id())
                .getSingleResult();
    }

    /** The listing with our id, which nobody else looks at in this way until the transaction ends. */
    public MirroredListing locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> new IllegalArgumentException("There is no listing " + id));
    }

    /** The listing with our id. */
    public MirroredListing get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> new IllegalArgumentException("There is no listing " + id));
    }
}
