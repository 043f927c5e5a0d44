package dev.packshot.engine.work;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.packshot.connector.Remedy;
import dev.packshot.engine.problem.Problems;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One item after the other: done, again, or for a person. */
@Singleton
final class Shift {
    private static final System.Logger LOG = System.getLogger(Shift.class.getName());

    /** A picture that took its process down this often is what takes it down; only native code can. */
    private static final int DEADLY = 3;

    /** Between the first and the last that come back after a second death. */
    private static final Duration MOST_APART = Duration.ofSeconds(30);

    private final Problems problems;
    private final Shares shares;
    private final Leases leases;
    private final Clock clock;
    private final MeterRegistry meters;
    private final List<Departed> departed;

    Shift(
            Problems problems,
            Shares shares,
            Leases leases,
            Clock clock,
            MeterRegistry meters,
            @All List<Departed> departed) {
        this.problems = problems;
        this.shares = shares;
        this.leases = leases;
        this.clock = clock;
        this.meters = meters;
        this.departed = departed;
    }

    /** Does an item and takes it out of the queue. */
    CompletionHandler<ItemData> work(Worker worker, TaskInstance<ItemData> instance, ExecutionContext context) {
        ItemData data = instance.getData();
        WorkItem item = new WorkItem(worker.stage(), instance.getId(), data.connection(), data.data());
        Instant start = clock.instant();
        try (Shares.Place place = shares.take(worker.pool(), item.connection())) {
            worker.work(item);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new WorkFailed(e);
        }
        meters.timer("packshot.work", "stage", worker.stage()).record(Duration.between(start, clock.instant()));
        return (complete, operations) -> unlessLost(() -> leases.finish(worker.pool(), complete.getExecution(), start));
    }

    /** Decides what follows from a failure. */
    void failed(Worker worker, ExecutionComplete complete) {
        Execution execution = complete.getExecution();
        Throwable failure = complete.getCause().map(Shift::unwrapped).orElseGet(IllegalStateException::new);
        Instant begun = complete.getTimeDone().minus(complete.getDuration());
        int failures = execution.consecutiveFailures + 1;
        double spread = spread(execution);
        Judgement judgement =
                gone(execution) ? new Judgement.Dropped() : Judgement.of(failure, worker.retries(), failures, spread);
        unlessLost(() -> {
            switch (judgement) {
                case Judgement.Rest rest ->
                    leases.rest(worker.pool(), execution, begun, clock.instant().plus(rest.pause()));
                case Judgement.Again again -> again(worker, execution, again, failure);
                case Judgement.AgainAndTell told ->
                    QuarkusTransaction.requiringNew().run(() -> {
                        again(worker, execution, new Judgement.Again(told.pause(), true), failure);
                        problems.open(report(worker, execution, told.remedy(), told.sentence(), failure));
                    });
                case Judgement.Quarantined quarantined -> quarantine(worker, execution, quarantined, failure);
                case Judgement.Dropped dropped -> leases.finish(worker.pool(), execution, begun);
            }
        });
    }

    /** What fails since its shop is being erased is nobody's problem, and isn't tried again. */
    private boolean gone(Execution execution) {
        UUID connection = ((ItemData) execution.taskInstance.getData()).connection();
        return departed.stream().anyMatch(known -> known.has(connection));
    }

    /** Takes over from a process that died, unless the item is what kills processes. */
    void died(Worker worker, Execution execution) {
        boolean suspect = worker.pool() == Pool.CPU;
        Duration apart =
                suspect ? Duration.ofMillis((long) (MOST_APART.toMillis() * spread(execution))) : Duration.ZERO;
        if (leases.revive(worker.pool(), execution, apart, suspect ? DEADLY : Integer.MAX_VALUE)) {
            return;
        }
        var judgement = new Judgement.Quarantined(
                Remedy.REPORT_BUG,
                "The process died %d times while it worked on this. Please report it; retry after an update."
                        .formatted(DEADLY));
        unlessLost(() -> quarantine(worker, execution, judgement, new ProcessDied()));
    }

    /** What failed together comes back apart; always the same for the same item. */
    private static double spread(Execution execution) {
        return (execution.getId().hashCode() & 0xFF) / 255.0;
    }

    private static void unlessLost(Runnable end) {
        try {
            end.run();
        } catch (Leases.LeaseLost e) {
            LOG.log(Level.DEBUG, e.getMessage());
        }
    }

    private void again(Worker worker, Execution execution, Judgement.Again again, Throwable failure) {
        leases.retry(worker.pool(), execution, clock.instant().plus(again.pause()), again.counts());
        if (again.counts()) {
            meters.counter("packshot.work.failures", "stage", worker.stage()).increment();
        }
        LOG.log(
                again.counts() ? Level.INFO : Level.DEBUG,
                "stage={0} item={1} attempt={2} again in {3}: {4}",
                worker.stage(),
                execution.getId(),
                execution.consecutiveFailures + 1,
                again.pause(),
                failure.toString());
    }

    private void quarantine(Worker worker, Execution execution, Judgement.Quarantined judgement, Throwable failure) {
        // Out of the queue and onto the list of problems together: an item is never in both or in neither.
        QuarkusTransaction.requiringNew().run(() -> {
            leases.end(worker.pool(), execution);
            problems.open(report(worker, execution, judgement.remedy(), judgement.sentence(), failure));
        });
        meters.counter("packshot.work.failures", "stage", worker.stage()).increment();
        LOG.log(
                Level.WARNING,
                "stage={0} item={1} remedy={2} waits for a person: {3}",
                worker.stage(),
                execution.getId(),
                judgement.remedy(),
                failure.toString());
        if (judgement.remedy() == Remedy.REPORT_BUG) {
            LOG.log(Level.WARNING, "What happened", failure);
        }
    }

    private static Problems.Report report(
            Worker worker, Execution execution, Remedy remedy, String sentence, Throwable failure) {
        ItemData data = (ItemData) execution.taskInstance.getData();
        var item = new WorkItem(worker.stage(), execution.getId(), data.connection(), data.data());
        return new Problems.Report(
                data.connection(),
                worker.listing(item).orElse(null),
                item.stage(),
                item.id(),
                data.text(),
                remedy,
                sentence,
                failure.toString());
    }

    private static Throwable unwrapped(Throwable failure) {
        return failure instanceof WorkFailed wrapped && wrapped.getCause() != null ? wrapped.getCause() : failure;
    }

    private static final class WorkFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        WorkFailed(Exception cause) {
            super(cause);
        }
    }

    private static final class ProcessDied extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ProcessDied() {
            super("The process died", null, false, false);
        }
    }
}
