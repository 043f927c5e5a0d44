package dev.packshot.engine.studio;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.packshot.catalog.Digest;
import dev.packshot.engine.identity.Ids;
import dev.packshot.engine.media.MediaStore;
import dev.packshot.engine.media.MediaUses;
import dev.packshot.engine.work.Pool;
import dev.packshot.engine.work.Probe;
import dev.packshot.engine.work.RetryPolicy;
import dev.packshot.engine.work.WorkItem;
import dev.packshot.engine.work.Worker;
import dev.packshot.pipeline.Rendered;
import dev.packshot.pipeline.render.RenditionMetadata;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Composes and encodes what goes to the marketplace. */
@Singleton
final class RenderWorker implements Worker {
    private final KeptCutouts kept;
    private final MediaStore store;
    private final MediaUses uses;
    private final Darkroom darkroom;
    private final Bench bench;
    private final Ids ids;

    RenderWorker(KeptCutouts kept, MediaStore store, MediaUses uses, Darkroom darkroom, Bench bench, Ids ids) {
        this.kept = kept;
        this.store = store;
        this.uses = uses;
        this.darkroom = darkroom;
        this.bench = bench;
        this.ids = ids;
    }

    @Override
    public String stage() {
        return Stages.RENDER;
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
        if (job.state() != JobState.CUT_OUT) {
            return;
        }
        Optional<KeptCutouts.Kept> cutout = kept.toRender(job);
        if (cutout.isEmpty()) {
            darkroom.cutAgain(job.id());
            return;
        }
        KeptCutouts.Kept at = cutout.get();
        var metadata = new RenditionMetadata(job.sku(), job.altText(), at.sourceType());
        Rendered rendered = bench.equipment()
                .pipeline()
                .render(at.bytes(), job.slot(), metadata, at.recipe(), at.set())
                .getFirst();
        bench.probe(Probe.Stage.RENDER, Probe.Point.BEFORE_EFFECT);
        Digest file = store.put(rendered.rendition().bytes());
        Digest preview = store.put(rendered.preview());
        bench.probe(Probe.Stage.RENDER, Probe.Point.AFTER_EFFECT);
        QuarkusTransaction.requiringNew().run(() -> {
            uses.keep(file, "rendition", job.id());
            uses.keep(preview, "rendition", job.id());
            // An old cut-out may be on its way out; the inspection needs it once more.
            uses.keep(
                    at.file(),
                    CutOutWorker.KEPT_AS,
                    Cutouts.owner(job.cutoutKey().orElseThrow()));
            darkroom.rendered(
                    job.id(), new StoredRendition(ids.next(), job, rendered, preview, at.set(), job.changed()));
        });
        bench.probe(Probe.Stage.RENDER, Probe.Point.AFTER_COMMIT);
    }
}
