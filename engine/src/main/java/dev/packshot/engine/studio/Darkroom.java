package dev.packshot.engine.studio;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.ProductImage;
import dev.packshot.connector.Remedy;
import dev.packshot.engine.identity.Ids;
import dev.packshot.engine.mirror.MirroredListing;
import dev.packshot.engine.problem.Problems;
import dev.packshot.engine.work.Urgency;
import dev.packshot.engine.work.WorkItem;
import dev.packshot.engine.work.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Takes pictures in, and moves their jobs from stage to stage. */
@ApplicationScoped
public class Darkroom {
    private final ImageJobs jobs;
    private final Cutouts cutouts;
    private final WorkQueue queue;
    private final Problems problems;
    private final Ids ids;
    private final Clock clock;

    Darkroom(ImageJobs jobs, Cutouts cutouts, WorkQueue queue, Problems problems, Ids ids, Clock clock) {
        this.jobs = jobs;
        this.cutouts = cutouts;
        this.queue = queue;
        this.problems = problems;
        this.ids = ids;
        this.clock = clock;
    }

    /** Makes a job for a picture of a listing; {@link #begin} lets it go. */
    @Transactional
    public ImageJob create(MirroredListing listing, ProductImage image, int position, ImageJob.Making making) {
        var job = new ImageJob(ids.next(), listing, image, position, making, clock.instant());
        jobs.persist(job);
        return job;
    }

    /** Makes a job of another recipe's time the wanted one again. */
    @Transactional
    public void wantAgain(ImageJob job) {
        boolean wanted = jobs.wanted(job.listing(), job.image(), job.revision(), job.slot())
                .filter(job::equals)
                .isPresent();
        if (!wanted) {
            job.askedAgain(clock.instant());
        }
    }

    /** Puts a job into a batch. */
    @Transactional
    public void into(ImageJob job, UUID batch) {
        job.into(batch);
    }

    /** Lets a job go. */
    @Transactional
    public void begin(ImageJob job) {
        if (job.original().isPresent()) {
            Digest original = job.original().orElseThrow();
            waitForCutout(job, original, job.cutoutKey().orElseThrow());
        } else {
            queue.add(WorkItem.of(Stages.FETCH, job.id(), job.connection()), job.urgency());
        }
    }

    /** Lets a job that a machine is still to work on go before routine work, out of its turn and without its batch. */
    @Transactional
    public void hurry(ImageJob job) {
        if (!job.state().machine() || job.urgency() == Urgency.LAUNCH) {
            return;
        }
        job.hurry();
        switch (job.state()) {
            case FOUND, FETCHED -> begin(job);
            case CUT_OUT -> queue.add(WorkItem.of(Stages.RENDER, job.id(), job.connection()), job.urgency());
            case RENDERED -> queue.add(WorkItem.of(Stages.INSPECT, job.id(), job.connection()), job.urgency());
            case INSPECTED -> queue.add(WorkItem.of(Stages.DECIDE, job.id(), job.connection()), job.urgency());
            case IN_REVIEW, APPROVED, REJECTED, REFUSED, DROPPED -> {}
        }
    }

    /** Gives a job the bytes of another one's original: another recipe for a picture that was fetched before. */
    @Transactional
    public void startFrom(ImageJob job, Digest original, Digest cutoutKey) {
        job.startsFrom(original, cutoutKey);
    }

    /** The original is kept. */
    @Transactional
    void fetched(UUID id, Digest original, Digest cutoutKey) {
        ImageJob job = jobs.get(id);
        if (job.state() != JobState.FOUND) {
            return;
        }
        job.fetched(original, cutoutKey, clock.instant());
        jobs.flush();
        waitForCutout(job, original, cutoutKey);
    }

    private void waitForCutout(ImageJob job, Digest original, Digest key) {
        cutouts.lock(key);
        StoredCutout made = cutouts.find(key).orElse(null);
        if (made == null) {
            queue.add(new WorkItem(Stages.CUT_OUT, key.hex(), job.connection(), original.hex()), job.urgency());
        } else {
            take(job, made, clock.instant());
        }
    }

    /** A cut-out is ready, or was refused: everybody who waited for it goes on. */
    @Transactional
    void cutOut(StoredCutout cutout) {
        Digest key = new Digest(cutout.key);
        cutouts.lock(key);
        if (cutouts.find(key).isPresent()) {
            return;
        }
        cutout.made = clock.instant();
        cutouts.persist(cutout);
        jobs.waitingFor(key).forEach(job -> take(job, cutout, cutout.made));
    }

    private void take(ImageJob job, StoredCutout cutout, Instant now) {
        if (cutout.refusal().isPresent()) {
            refuse(job, cutout.refusal().get());
            return;
        }
        job.cutOut(now);
        queue.add(WorkItem.of(Stages.RENDER, job.id(), job.connection()), job.urgency());
    }

    /** A photograph that nothing can be made of: the job ends, and the merchant is told. */
    @Transactional
    void refuse(ImageJob job, String why) {
        job.refused(why, clock.instant());
        problems.open(new Problems.Report(
                job.connection(), job.listing(), Stages.FETCH, job.id().toString(), "", Remedy.FIX_IMAGE, why, ""));
        settle(job);
    }

    /** The picture isn't on the listing any more. */
    @Transactional
    void drop(UUID id, String why) {
        ImageJob job = jobs.get(id);
        job.dropped(why, clock.instant());
        settle(job);
    }

    /** Somebody wants a refused photograph tried once more: it is fetched and looked at anew. */
    @Transactional
    void fetchAgain(UUID id) {
        ImageJob job = jobs.get(id);
        if (job.state() != JobState.REFUSED) {
            return;
        }
        job.cutoutKey().ifPresent(key -> {
            cutouts.lock(key);
            cutouts.find(key).filter(made -> made.refusal().isPresent()).ifPresent(cutouts::delete);
        });
        job.foundAgain(clock.instant());
        cutouts.flush();
        queue.add(WorkItem.of(Stages.FETCH, id, job.connection()), job.urgency());
    }

    /** Nobody works on a job any more; nothing happens when none does. */
    @Transactional
    void giveUp(UUID id, String why) {
        if (jobs.get(id).state().machine()) {
            drop(id, why);
        }
    }

    /** Nobody makes this cut-out any more: the jobs that waited for it end. */
    @Transactional
    void dropWaiting(Digest key, String why) {
        cutouts.lock(key);
        jobs.waitingFor(key).forEach(job -> drop(job.id(), why));
    }

    /** The cut-out's bytes are gone or damaged: it is made again for everybody who needs it. */
    @Transactional
    void cutAgain(UUID id) {
        ImageJob job = jobs.get(id);
        Digest key = job.cutoutKey().orElseThrow();
        cutouts.lock(key);
        cutouts.deleteById(key.hex());
        cutouts.flush();
        job.cutAgain(clock.instant());
        jobs.flush();
        waitForCutout(job, job.original().orElseThrow(), key);
    }

    /** The rendition is made. */
    @Transactional
    void rendered(UUID id, StoredRendition rendition) {
        ImageJob job = jobs.get(id);
        if (job.state() != JobState.CUT_OUT) {
            return;
        }
        jobs.getEntityManager().persist(rendition);
        job.rendered(rendition.id(), clock.instant());
        queue.add(WorkItem.of(Stages.INSPECT, id, job.connection()), job.urgency());
    }

    /** The rendition was judged. */
    @Transactional
    void inspected(UUID id, dev.packshot.pipeline.inspect.ComplianceReport report) {
        ImageJob job = jobs.get(id);
        if (job.state() != JobState.RENDERED) {
            return;
        }
        Instant now = clock.instant();
        jobs.getEntityManager()
                .find(StoredRendition.class, job.rendition().orElseThrow())
                .inspected(report, now);
        job.inspected(now);
        queue.add(WorkItem.of(Stages.DECIDE, id, job.connection()), job.urgency());
    }

    /** Has it looked at whether all that a listing or a batch waits for is decided now. */
    @Transactional
    public void settle(ImageJob job) {
        String batch = job.batch().map(UUID::toString).orElse("");
        queue.add(
                new WorkItem(Stages.SETTLE, job.listing() + "@" + ids.next(), job.connection(), batch), job.urgency());
    }
}
