package dev.packshot.engine.review;

import dev.packshot.catalog.Digest;
import dev.packshot.engine.audit.AuditLog;
import dev.packshot.engine.identity.Ids;
import dev.packshot.engine.studio.Darkroom;
import dev.packshot.engine.studio.ImageJob;
import dev.packshot.engine.studio.ImageJobs;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What waits for people, and what they say. */
@ApplicationScoped
public class Reviews implements PanacheRepositoryBase<ReviewTask, UUID> {
    private final Decisions decisions;
    private final ImageJobs jobs;
    private final Darkroom darkroom;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    Reviews(Decisions decisions, ImageJobs jobs, Darkroom darkroom, AuditLog audit, Ids ids, Clock clock) {
        this.decisions = decisions;
        this.jobs = jobs;
        this.darkroom = darkroom;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    void open(ImageJob job, Digest digest, AutoRule.Verdict.Ask ask) {
        persist(new ReviewTask(ids.next(), job, digest, ask, clock.instant()));
        job.sentToReview(clock.instant());
    }

    /**
     * Takes a person's decision. Of two that decide at the same time the first one wins.
     *
     * @param seen digest of the file that he looked at
     * @param reason his words, may be empty
     * @throws DecisionRefused when somebody was faster, or the file isn't the one that he saw
     */
    @Transactional
    public Decision decide(UUID taskId, Digest seen, Outcome outcome, String actor, String reason) {
        ReviewTask task = findByIdOptional(taskId, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> new IllegalArgumentException("There is no review " + taskId));
        if (!task.digest().equals(seen)) {
            throw new DecisionRefused(
                    DecisionRefused.Reason.STALE,
                    "This picture was made anew since you looked at it: load it again and decide about what is there"
                            + " now.");
        }
        if (task.closed().isPresent()) {
            throw new DecisionRefused(DecisionRefused.Reason.DECIDED_ALREADY, whoWasFirst(task));
        }
        ImageJob job = jobs.get(task.job());
        List<String> reasons = reason.isBlank() ? List.of() : List.of(reason);
        Decision decision = decisions.record(job, seen, new Decision.Ruling(outcome, false, actor, reasons));
        task.close(decision.id(), clock.instant());
        darkroom.settle(job);
        audit.record(
                actor,
                "review." + (outcome == Outcome.APPROVED ? "approve" : "reject"),
                job.listing().toString(),
                Map.of("digest", seen.hex()));
        return decision;
    }

    private String whoWasFirst(ReviewTask task) {
        Optional<Decision> first = task.decision().map(decisions::findById);
        return first.map(decision -> "%s was first: %s."
                        .formatted(decision.actor(), decision.outcome() == Outcome.APPROVED ? "approved" : "rejected"))
                .orElse("This picture needs no decision any more.");
    }

    /** What waits, oldest first. */
    public List<ReviewTask> waiting(int most) {
        return find("closed is null order by opened, id").page(0, most).list();
    }

    /** The open task of a job. */
    public Optional<ReviewTask> openFor(UUID job) {
        return find("job = ?1 and closed is null", job).firstResultOptional();
    }
}
