package dev.packshot.engine.work;

import dev.packshot.engine.audit.AuditLog;
import dev.packshot.engine.problem.Problem;
import dev.packshot.engine.problem.Problems;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The buttons of a problem. Retry puts the item back as it was, with its data and urgency. A problem that no item came with
 * is tried again as its stage says ({@link Settling}): what is done about which stage and remedy is listed in
 * {@code docs/when-things-go-wrong.md}.
 */
@ApplicationScoped
public class Quarantine {
    private final Problems problems;
    private final WorkQueue queue;
    private final AuditLog audit;
    private final Map<String, Settling> settling = new HashMap<>();

    Quarantine(Problems problems, WorkQueue queue, AuditLog audit, @All List<Settling> settling) {
        this.problems = problems;
        this.queue = queue;
        this.audit = audit;
        for (Settling one : settling) {
            for (String stage : one.stages()) {
                if (this.settling.put(stage, one) != null) {
                    throw new IllegalStateException("Two settle the problems of " + stage);
                }
            }
        }
    }

    /** Whether there is something to try again. */
    public boolean retries(Problem problem) {
        return cameFromTheQueue(problem) || stage(problem).isPresent();
    }

    /**
     * Tries again, and closes the problem.
     *
     * @throws ProblemRefused when it is closed already, or there is nothing to try again
     */
    @Transactional
    public void retry(UUID problem, String actor) {
        Problem open = locked(problem);
        problems.close(open.id(), actor, "tried again");
        if (cameFromTheQueue(open)) {
            queue.again(open.stage(), open.item(), open.data());
        } else {
            stage(open)
                    .orElseThrow(() -> new ProblemRefused(ProblemRefused.Reason.NO_RETRY))
                    .again(open, actor);
        }
        record(open, "problem.retry", actor, "");
    }

    /**
     * Leaves it, and closes the problem.
     *
     * @param reason for whoever looks at it later
     * @throws ProblemRefused when it is closed already
     */
    @Transactional
    public void skip(UUID problem, String actor, String reason) {
        Problem open = locked(problem);
        problems.close(open.id(), actor, reason);
        if (cameFromTheQueue(open)) {
            // What is tried again and again meanwhile ends as well.
            queue.cancel(open.stage(), open.item());
        }
        stage(open).ifPresent(settles -> settles.giveUp(open, "Skipped by %s: %s".formatted(actor, reason)));
        record(open, "problem.skip", actor, reason);
    }

    private boolean cameFromTheQueue(Problem problem) {
        return !problem.data().isBlank() && queue.knows(problem.stage());
    }

    private Optional<Settling> stage(Problem problem) {
        return Optional.ofNullable(settling.get(problem.stage()));
    }

    private Problem locked(UUID id) {
        Problem problem = problems.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> new ProblemRefused(ProblemRefused.Reason.UNKNOWN));
        if (problem.closed() != null) {
            throw new ProblemRefused(ProblemRefused.Reason.SETTLED);
        }
        return problem;
    }

    private void record(Problem problem, String action, String actor, String reason) {
        audit.record(
                actor,
                action,
                problem.id().toString(),
                Map.of("stage", problem.stage(), "item", problem.item(), "reason", reason));
    }
}
