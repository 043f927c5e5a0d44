package dev.packshot.engine.upkeep;

import static java.time.Duration.ofMinutes;

import dev.packshot.connector.Remedy;
import dev.packshot.engine.problem.Problems;
import dev.packshot.engine.work.Pool;
import dev.packshot.engine.work.Postponed;
import dev.packshot.engine.work.RetryPolicy;
import dev.packshot.engine.work.WorkItem;
import dev.packshot.engine.work.Worker;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Does a chore and goes to sleep until the next time. A failure is told, and never ends a chore for good. */
@Singleton
final class UpkeepWorker implements Worker {
    private static final Duration AFTER_FAILURE = Duration.ofHours(1);

    private final Chores calendar;
    private final List<Chore> chores;
    private final Problems problems;
    private final Clock clock;

    UpkeepWorker(Chores calendar, @All List<Chore> chores, Problems problems, Clock clock) {
        this.calendar = calendar;
        this.chores = chores;
        this.problems = problems;
        this.clock = clock;
    }

    @Override
    public String stage() {
        return Chores.UPKEEP;
    }

    @Override
    public Pool pool() {
        return Pool.IO;
    }

    @Override
    public RetryPolicy retries() {
        return RetryPolicy.retry(3)
                .startingAt(ofMinutes(1))
                .doublingUpTo(ofMinutes(30))
                .thenQuarantine();
    }

    @Override
    public void work(WorkItem item) {
        Optional<Chore> found =
                chores.stream().filter(chore -> chore.name().equals(item.id())).findFirst();
        if (found.isEmpty()) {
            // Of an older or newer version.
            return;
        }
        QuarkusTransaction.requiringNew().run(() -> calendar.get(item.id()).begin(clock.instant()));
        Duration pause;
        try {
            pause = done(found.get());
        } catch (RuntimeException e) {
            pause = failed(item, e);
        }
        throw new Postponed("Done until the next time", pause);
    }

    private Duration done(Chore chore) {
        String outcome = chore.run();
        return QuarkusTransaction.requiringNew().call(() -> {
            Upkeep row = calendar.get(chore.name());
            row.end(outcome, clock.instant());
            problems.close(Chores.UPKEEP, chore.name(), "done");
            return row.every();
        });
    }

    private Duration failed(WorkItem item, RuntimeException e) {
        problems.open(new Problems.Report(
                null,
                null,
                Chores.UPKEEP,
                item.id(),
                "",
                Remedy.RETRY,
                "The upkeep \"%s\" failed and is tried again every hour: %s".formatted(item.id(), message(e)),
                e.toString()));
        return AFTER_FAILURE;
    }

    private static String message(RuntimeException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
