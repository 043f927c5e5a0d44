package dev.packshot.engine.studio;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.packshot.catalog.Digest;
import dev.packshot.engine.json.Json;
import dev.packshot.engine.media.MediaStore;
import dev.packshot.engine.media.MediaUses;
import dev.packshot.engine.work.Pool;
import dev.packshot.engine.work.Probe;
import dev.packshot.engine.work.RetryPolicy;
import dev.packshot.engine.work.WorkItem;
import dev.packshot.engine.work.Worker;
import dev.packshot.pipeline.Appraisal;
import dev.packshot.pipeline.CutPhotograph;
import dev.packshot.pipeline.intake.Refusal;
import dev.packshot.pipeline.refine.NothingFound;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Frees a product from its ground, once for each original, network and build. */
@Singleton
final class CutOutWorker implements Worker {
    /** What its files are kept as. */
    static final String KEPT_AS = "cut-out";

    private final Cutouts cutouts;
    private final MediaStore store;
    private final MediaUses uses;
    private final Darkroom darkroom;
    private final Bench bench;

    CutOutWorker(Cutouts cutouts, MediaStore store, MediaUses uses, Darkroom darkroom, Bench bench) {
        this.cutouts = cutouts;
        this.store = store;
        this.uses = uses;
        this.darkroom = darkroom;
        this.bench = bench;
    }

    @Override
    public String stage() {
        return Stages.CUT_OUT;
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
    public void work(WorkItem item) {
        Digest key = new Digest(item.id());
        if (QuarkusTransaction.requiringNew().call(() -> cutouts.find(key)).isPresent()) {
            return;
        }
        bench.probe(Probe.Stage.CUT_OUT, Probe.Point.BEFORE_EFFECT);
        StoredCutout cutout = made(key, new Digest(item.data()));
        bench.probe(Probe.Stage.CUT_OUT, Probe.Point.AFTER_EFFECT);
        QuarkusTransaction.requiringNew().run(() -> {
            UUID owner = Cutouts.owner(key);
            if (cutout.refusal().isEmpty()) {
                uses.keep(cutout.stored(), KEPT_AS, owner);
                uses.keep(cutout.before(), KEPT_AS, owner);
                uses.keep(cutout.mask(), KEPT_AS, owner);
            }
            darkroom.cutOut(cutout);
        });
        bench.probe(Probe.Stage.CUT_OUT, Probe.Point.AFTER_COMMIT);
    }

    private StoredCutout made(Digest key, Digest original) {
        var cutout = new StoredCutout();
        cutout.key = key.hex();
        cutout.original = original.hex();
        cutout.model = bench.equipment().model();
        try {
            CutPhotograph cut = bench.equipment().pipeline().cutOut(store.read(original));
            Appraisal appraisal = cut.appraisal();
            cutout.stored = store.put(cut.cutout()).hex();
            cutout.before = store.put(cut.before()).hex();
            cutout.mask = store.put(cut.mask()).hex();
            cutout.mediaType = appraisal.type().name();
            cutout.width = appraisal.upright().width();
            cutout.height = appraisal.upright().height();
            cutout.productWidth = appraisal.product().width();
            cutout.productHeight = appraisal.product().height();
            cutout.sourceType = appraisal.sourceType().orElse(null);
            cutout.uncertainty = appraisal.uncertainty().figure();
            cutout.evidence = Json.write(CutoutEvidence.of(appraisal));
        } catch (Refusal e) {
            cutout.refusal = e.getMessage() + " " + e.reason().remedy();
        } catch (NothingFound e) {
            cutout.refusal = e.getMessage() + " " + e.remedy();
        }
        return cutout;
    }
}
