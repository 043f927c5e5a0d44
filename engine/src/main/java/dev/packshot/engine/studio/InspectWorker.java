package dev.packshot.engine.studio;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.packshot.catalog.Platform;
import dev.packshot.engine.media.MediaStore;
import dev.packshot.engine.work.Pool;
import dev.packshot.engine.work.Probe;
import dev.packshot.engine.work.RetryPolicy;
import dev.packshot.engine.work.WorkItem;
import dev.packshot.engine.work.Worker;
import dev.packshot.pipeline.inspect.ComplianceReport;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Opens the finished file as the marketplace will, and holds every rule against it. */
@Singleton
final class InspectWorker implements Worker {
    private final KeptCutouts kept;
    private final Renditions renditions;
    private final MediaStore store;
    private final Darkroom darkroom;
    private final Bench bench;

    InspectWorker(KeptCutouts kept, Renditions renditions, MediaStore store, Darkroom darkroom, Bench bench) {
        this.kept = kept;
        this.renditions = renditions;
        this.store = store;
        this.darkroom = darkroom;
        this.bench = bench;
    }

    @Override
    public String stage() {
        return Stages.INSPECT;
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

    @Override
    public Optional<UUID> listing(WorkItem item) {
        return bench.listing(item);
    }

    @Override
    public void work(WorkItem item) {
        ImageJob job = bench.job(item);
        if (job.state() != JobState.RENDERED) {
            return;
        }
        StoredRendition rendition =
                QuarkusTransaction.requiringNew().call(() -> renditions.of(job).orElseThrow());
        KeptCutouts.Kept cutout = kept.toInspect(job, rendition)
                .orElseThrow(() -> new IllegalStateException(
                        "The cut-out of job %s is gone before its rendition was inspected".formatted(job.id())));
        bench.probe(Probe.Stage.INSPECT, Probe.Point.BEFORE_EFFECT);
        Platform platform = rendition.platform();
        Map<Platform, ComplianceReport> reports = bench.equipment()
                .pipeline()
                .inspect(
                        cutout.bytes(),
                        job.slot(),
                        Map.of(platform, store.read(rendition.digest())),
                        cutout.recipe(),
                        cutout.set());
        bench.probe(Probe.Stage.INSPECT, Probe.Point.AFTER_EFFECT);
        darkroom.inspected(job.id(), Objects.requireNonNull(reports.get(platform)));
        bench.probe(Probe.Stage.INSPECT, Probe.Point.AFTER_COMMIT);
    }
}
