package dev.packshot.engine.studio;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.packshot.catalog.Digest;
import dev.packshot.engine.media.MediaStore;
import dev.packshot.engine.media.MediaUses;
import dev.packshot.engine.work.Pool;
import dev.packshot.engine.work.Probe;
import dev.packshot.engine.work.RetryPolicy;
import dev.packshot.engine.work.WorkItem;
import dev.packshot.engine.work.Worker;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Brings an original in. After this stage no network is needed until something is published. */
@Singleton
final class FetchWorker implements Worker {
    private final ImageJobs jobs;
    private final OriginalFetcher fetcher;
    private final MediaStore store;
    private final MediaUses uses;
    private final Darkroom darkroom;
    private final Bench bench;

    FetchWorker(
            ImageJobs jobs, OriginalFetcher fetcher, MediaStore store, MediaUses uses, Darkroom darkroom, Bench bench) {
        this.jobs = jobs;
        this.fetcher = fetcher;
        this.store = store;
        this.uses = uses;
        this.darkroom = darkroom;
        this.bench = bench;
    }

    @Override
    public String stage() {
        return Stages.FETCH;
    }

    @Override
    public Pool pool() {
        return Pool.IO;
    }

    @Override
    public RetryPolicy retries() {
        return RetryPolicy.retry(8)
                .startingAt(ofSeconds(2))
                .doublingUpTo(ofMinutes(10))
                .thenQuarantine();
    }

    @Override
    public Optional<UUID> listing(WorkItem item) {
        return bench.listing(item);
    }

    @Override
    public void work(WorkItem item) {
        ImageJob job = QuarkusTransaction.requiringNew().call(() -> jobs.get(item.row()));
        if (job.state() != JobState.FOUND) {
            return;
        }
        Optional<byte[]> bytes = fetcher.fetch(job);
        if (bytes.isEmpty()) {
            darkroom.drop(job.id(), "The picture is no longer on the listing.");
            return;
        }
        bench.probe(Probe.Stage.FETCH, Probe.Point.BEFORE_EFFECT);
        Digest original = store.put(bytes.get());
        bench.probe(Probe.Stage.FETCH, Probe.Point.AFTER_EFFECT);
        Digest key = bench.equipment().cutoutKey(original);
        QuarkusTransaction.requiringNew().run(() -> {
            uses.keep(original, "original", job.listing());
            darkroom.fetched(job.id(), original, key);
        });
        bench.probe(Probe.Stage.FETCH, Probe.Point.AFTER_COMMIT);
    }
}
