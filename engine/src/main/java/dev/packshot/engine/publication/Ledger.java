package dev.packshot.engine.publication;

import dev.packshot.catalog.Listing;
import dev.packshot.connector.Receipt;
import dev.packshot.connector.Remedy;
import dev.packshot.engine.mirror.ListingMirror;
import dev.packshot.engine.mirror.MirroredListing;
import dev.packshot.engine.problem.Problems;
import dev.packshot.engine.work.Urgency;
import dev.packshot.engine.work.WorkItem;
import dev.packshot.engine.work.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** The rows of a publication: each move once, whoever makes it. */
@ApplicationScoped
class Ledger {
    private final PublicationRows rows;
    private final ListingMirror mirror;
    private final WorkQueue queue;
    private final Problems problems;
    private final Chronicle chronicle;
    private final Clock clock;

    Ledger(
            PublicationRows rows,
            ListingMirror mirror,
            WorkQueue queue,
            Problems problems,
            Chronicle chronicle,
            Clock clock) {
        this.rows = rows;
        this.mirror = mirror;
        this.queue = queue;
        this.problems = problems;
        this.chronicle = chronicle;
        this.clock = clock;
    }

    /** Writes down what is going to be done, with the snapshot that it can be taken back by. */
    @Transactional
    void intend(UUID id, UUID snapshot) {
        Publication publication = locked(id);
        publication.intend(snapshot, clock.instant());
        chronicle.note(publication);
    }

    @Transactional
    boolean stillIntended(UUID id) {
        return rows.get(id).state() == PublicationState.INTENDED;
    }

    /** The marketplace shows it. */
    @Transactional
    void applied(UUID id, Listing live) {
        Publication publication = locked(id);
        if (!publication.state().open() || publication.state() == PublicationState.PUBLISHED) {
            return;
        }
        publication.published(live.gallery(), clock.instant());
        MirroredListing row = mirror.get(publication.listing());
        row.leftByUs(live.gallery());
        mirror.take(publication.connection(), live, clock.instant(), Urgency.UPKEEP);
        verify(publication, Duration.ZERO);
        chronicle.note(publication);
    }

    /** The marketplace took it, which doesn't mean that it will show. */
    @Transactional
    void accepted(UUID id, Receipt.Accepted receipt) {
        Publication publication = locked(id);
        if (publication.state() == PublicationState.INTENDED) {
            publication.accepted(receipt.submission(), clock.instant());
            verify(publication, receipt.ask());
            chronicle.note(publication);
        }
    }

    private void verify(Publication publication, Duration pause) {
        queue.add(
                WorkItem.of(VerifyWorker.VERIFY, publication.id(), publication.connection()),
                publication.kind() == Publication.Kind.RESTORE ? Urgency.LAUNCH : Urgency.ROUTINE,
                clock.instant().plus(pause));
    }

    /** It was read back live. */
    @Transactional
    void verified(UUID id, Listing live) {
        Publication publication = locked(id);
        if (!publication.state().open()) {
            return;
        }
        Instant now = clock.instant();
        publication.published(live.gallery(), now);
        publication.verified(now);
        MirroredListing row = mirror.get(publication.listing());
        row.leftByUs(live.gallery());
        mirror.take(publication.connection(), live, clock.instant(), Urgency.UPKEEP);
        problems.close(VerifyWorker.VERIFY, id.toString(), "verified");
        chronicle.note(publication);
    }

    @Transactional
    void readInVain(UUID id) {
        locked(id).readInVain();
    }

    /** Somebody else changed the gallery: his change stays, and the listing is planned anew. */
    @Transactional
    void conflict(UUID id, String words) {
        Publication publication = locked(id);
        if (publication.state().open()) {
            publication.end(PublicationState.CONFLICT, words);
            MirroredListing row = mirror.get(publication.listing());
            queue.add(
                    new WorkItem(
                            RefreshWorker.REFRESH,
                            row.id() + "@" + id,
                            row.connection(),
                            publication.kind().name()),
                    Urgency.ROUTINE);
            chronicle.note(publication);
        }
    }

    /** The marketplace doesn't take it. */
    @Transactional
    void refused(UUID id, String sentence, String words) {
        Publication publication = locked(id);
        if (publication.state().open()) {
            publication.end(PublicationState.REFUSED, words.isBlank() ? sentence : words);
            tell(publication, Publications.PUBLISH, said(sentence, words));
            chronicle.note(publication);
        }
    }

    /** Patience ended. */
    @Transactional
    void overdue(UUID id, String sentence, String words) {
        Publication publication = locked(id);
        if (publication.state().open()) {
            publication.end(PublicationState.OVERDUE, words.isBlank() ? sentence : words);
            tell(publication, VerifyWorker.VERIFY, said(sentence, words));
            chronicle.note(publication);
        }
    }

    private void tell(Publication publication, String stage, String sentence) {
        problems.open(new Problems.Report(
                publication.connection(),
                publication.listing(),
                stage,
                publication.id().toString(),
                "",
                Remedy.FIX_IMAGE,
                sentence,
                ""));
    }

    private static String said(String sentence, String words) {
        return words.isBlank() ? sentence : sentence + " The marketplace says: " + words;
    }

    /** The shop's policy is a dry run: only what it would take is told. */
    @Transactional
    void dry(UUID id, String estimate) {
        Publication publication = locked(id);
        if (publication.state() == PublicationState.PLANNED) {
            publication.dry(estimate);
        }
    }

    /** Nothing was written, and nothing will be. */
    @Transactional
    void end(UUID id, PublicationState as, String words) {
        Publication publication = locked(id);
        if (publication.state().open()) {
            publication.end(as, words);
            chronicle.note(publication);
        }
    }

    private Publication locked(UUID id) {
        return rows.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> new IllegalArgumentException("There is no publication " + id));
    }
}
