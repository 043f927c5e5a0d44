package dev.packshot.engine.reference;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.packshot.catalog.Digest;
import dev.packshot.engine.media.MediaUses;
import dev.packshot.engine.work.Pool;
import dev.packshot.engine.work.RetryPolicy;
import dev.packshot.engine.work.WorkItem;
import dev.packshot.engine.work.Worker;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Makes one picture of a reference set; whoever makes the last one sums up. */
@Singleton
final class ReferenceWorker implements Worker {
    static final String REFERENCE = "reference";

    /** Long enough to be looked at; figures and digests stay. */
    private static final Duration COMPARED = Duration.ofDays(90);

    private final ReferenceRuns runs;
    private final ReferenceSets sets;
    private final ReferencePicture picture;
    private final MediaUses uses;
    private final Clock clock;

    ReferenceWorker(ReferenceRuns runs, ReferenceSets sets, ReferencePicture picture, MediaUses uses, Clock clock) {
        this.runs = runs;
        this.sets = sets;
        this.picture = picture;
        this.uses = uses;
        this.clock = clock;
    }

    @Override
    public String stage() {
        return REFERENCE;
    }

    @Override
    public Pool pool() {
        return Pool.CPU;
    }

    @Override
    public RetryPolicy retries() {
        return RetryPolicy.retry(4)
                .startingAt(ofSeconds(2))
                .doublingUpTo(ofMinutes(5))
                .thenQuarantine();
    }

    private record Task(ReferenceRun run, ReferenceSet set, Optional<ReferenceResult> frozen, boolean done) {}

    @Override
    public void work(WorkItem item) {
        UUID id = item.row();
        int position = Integer.parseInt(item.id().substring(item.id().indexOf('/') + 1));
        Task task = QuarkusTransaction.requiringNew().call(() -> task(id, position));
        if (task.done()) {
            return;
        }
        ReferenceResult result = picture.make(task.run(), task.set(), position, task.frozen(), clock.instant());
        QuarkusTransaction.requiringNew().run(() -> keep(id, task.set(), result));
    }

    private Task task(UUID id, int position) {
        ReferenceRun run = runs.findById(id);
        ReferenceSet set = sets.findById(run.set());
        Optional<ReferenceResult> frozen = run.purpose() == ReferenceRun.Purpose.FREEZE
                ? Optional.empty()
                : runs.result(runs.freezing(set.id()).id(), position);
        return new Task(run, set, frozen, runs.result(id, position).isPresent());
    }

    private void keep(UUID id, ReferenceSet set, ReferenceResult result) {
        ReferenceRun run = runs.locked(id);
        if (runs.result(id, result.position()).isPresent()) {
            return;
        }
        result.mask().ifPresent(mask -> keep(run, mask));
        result.renditions().forEach(rendition -> keep(run, rendition.digest()));
        runs.getEntityManager().persist(result);
        runs.flush();
        var results = runs.results(id);
        if (results.size() == set.originals().size()) {
            var before = run.purpose() == ReferenceRun.Purpose.FREEZE
                    ? results
                    : runs.results(runs.freezing(set.id()).id());
            run.end(Summary.of(before, results), clock.instant());
        }
    }

    private void keep(ReferenceRun run, Digest digest) {
        if (run.purpose() == ReferenceRun.Purpose.FREEZE) {
            uses.keep(digest, "reference", run.id());
        } else {
            uses.keep(digest, "reference", run.id(), clock.instant().plus(COMPARED));
        }
    }
}
