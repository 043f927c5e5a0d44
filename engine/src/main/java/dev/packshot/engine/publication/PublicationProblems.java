package dev.packshot.engine.publication;

import dev.packshot.engine.identity.Ids;
import dev.packshot.engine.problem.Problem;
import dev.packshot.engine.work.Settling;
import dev.packshot.engine.work.Urgency;
import dev.packshot.engine.work.WorkItem;
import dev.packshot.engine.work.WorkQueue;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;

/** Publications that were refused or are overdue: the listing is read and planned, or restored, from what is live now. */
@Singleton
final class PublicationProblems implements Settling {
    private final PublicationRows rows;
    private final Ledger ledger;
    private final WorkQueue queue;
    private final Ids ids;

    PublicationProblems(PublicationRows rows, Ledger ledger, WorkQueue queue, Ids ids) {
        this.rows = rows;
        this.ledger = ledger;
        this.queue = queue;
        this.ids = ids;
    }

    @Override
    public Set<String> stages() {
        return Set.of(Publications.PUBLISH, VerifyWorker.VERIFY);
    }

    @Override
    public void again(Problem problem, String actor) {
        Publication ended = rows.get(UUID.fromString(problem.item()));
        var item = new WorkItem(
                RefreshWorker.REFRESH,
                ended.listing() + "@" + ids.next(),
                ended.connection(),
                ended.kind().name());
        queue.add(item, Urgency.ROUTINE);
    }

    @Override
    public void giveUp(Problem problem, String why) {
        UUID id = UUID.fromString(problem.item());
        // What may have been written is never said not to have been.
        boolean untouched = rows.get(id).state() == PublicationState.PLANNED;
        ledger.end(id, untouched ? PublicationState.CANCELLED : PublicationState.OVERDUE, why);
    }
}
