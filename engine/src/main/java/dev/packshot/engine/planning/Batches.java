package dev.packshot.engine.planning;

import dev.packshot.engine.identity.Ids;
import dev.packshot.engine.problem.Problems;
import dev.packshot.engine.studio.Darkroom;
import dev.packshot.engine.studio.ImageJob;
import dev.packshot.engine.studio.ImageJobs;
import dev.packshot.engine.studio.JobState;
import dev.packshot.engine.work.Urgency;
import dev.packshot.engine.work.WorkItem;
import dev.packshot.engine.work.WorkQueue;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Lets routine jobs go in batches: the next begins when the one before is decided and nothing drifted. New products don't
 * wait for a batch.
 */
@ApplicationScoped
public class Batches implements PanacheRepositoryBase<Batch, UUID> {
    /** The stage that looks at a decided batch. */
    static final String CHECK = "batch-check";

    private final ImageJobs jobs;
    private final Darkroom darkroom;
    private final WorkQueue queue;
    private final Problems problems;
    private final Ids ids;
    private final Clock clock;

    Batches(ImageJobs jobs, Darkroom darkroom, WorkQueue queue, Problems problems, Ids ids, Clock clock) {
        this.jobs = jobs;
        this.darkroom = darkroom;
        this.queue = queue;
        this.problems = problems;
        this.ids = ids;
        this.clock = clock;
    }

    /** Lets a new job go, now or with its batch. */
    @Transactional
    public void admit(ImageJob job) {
        if (job.urgency() == Urgency.LAUNCH) {
            darkroom.begin(job);
            return;
        }
        lock(job.connection());
        Batch batch = ofSiblings(job)
                .or(() -> newest(job.connection()).filter(Batch::takesMore))
                .orElseGet(() -> opened(job.connection()));
        batch.take();
        darkroom.into(job, batch.id());
        if (batch.state() == BatchState.RUNNING) {
            darkroom.begin(job);
        }
    }

    /** A listing's pictures go together: they may wait for each other, which two batches must not. */
    private Optional<Batch> ofSiblings(ImageJob job) {
        return jobs.find(
                        "listing = ?1 and recipe = ?2 and batch is not null order by created desc, id desc",
                        job.listing(),
                        job.recipe().hex())
                .firstResultOptional()
                .flatMap(ImageJob::batch)
                .map(this::findById)
                .filter(Batch::open);
    }

    private Batch opened(UUID connection) {
        int number = newest(connection).map(Batch::number).orElse(0) + 1;
        boolean free = count("connection = ?1 and state <> ?2", connection, BatchState.PASSED) == 0;
        var batch = new Batch(
                ids.next(), connection, number, free ? BatchState.RUNNING : BatchState.FILLING, clock.instant());
        persist(batch);
        return batch;
    }

    /** A job of a batch was decided: looks whether it was the last one. */
    @Transactional
    void decided(UUID batch, UUID connection) {
        if (complete(batch)) {
            queue.add(new WorkItem(CHECK, batch + "@" + ids.next(), connection, ""), Urgency.UPKEEP);
        }
    }

    /** Whether a batch is full and no machine has anything to do on it; people may take their time. */
    boolean complete(UUID id) {
        Batch batch = findById(id);
        return batch.state() == BatchState.RUNNING
                && batch.full()
                && jobs.count("batch = ?1 and state in ?2", id, MACHINE) == 0;
    }

    private static final List<JobState> MACHINE =
            List.of(JobState.values()).stream().filter(JobState::machine).toList();

    /** Ends a batch and begins the next one. */
    @Transactional
    public void pass(UUID id) {
        Batch batch = findById(id);
        lock(batch.connection());
        getEntityManager().refresh(batch);
        if (batch.state() == BatchState.PASSED) {
            return;
        }
        batch.pass(clock.instant());
        find("connection = ?1 and number > ?2 order by number", batch.connection(), batch.number())
                .firstResultOptional()
                .ifPresent(next -> {
                    next.run();
                    jobs.list("batch = ?1 and state in ?2", next.id(), List.of(JobState.FOUND, JobState.FETCHED))
                            .forEach(darkroom::begin);
                });
    }

    /** Keeps the next batch from beginning. */
    @Transactional
    public void hold(UUID id, String why) {
        findById(id).hold(why);
    }

    /** The batches of a shop that something drifted in, oldest first. */
    public List<Batch> held(UUID connection) {
        return list("connection = ?1 and state = ?2 order by number", connection, BatchState.HELD);
    }

    /** Lets held batches of a shop pass after all, and closes their problems. */
    @Transactional
    public List<UUID> release(UUID connection) {
        List<UUID> held = held(connection).stream().map(Batch::id).toList();
        held.forEach(batch -> {
            problems.close(CHECK, batch.toString(), "released");
            pass(batch);
        });
        return held;
    }

    private Optional<Batch> newest(UUID connection) {
        return find("connection = ?1 order by number desc", connection).firstResultOptional();
    }

    /** One at a time for each shop: two that open a batch side by side would give it two of the same number. */
    private void lock(UUID connection) {
        getEntityManager()
                .createNativeQuery("SELECT pg_advisory_xact_lock(hashtextextended(:key, 2))")
                .setParameter("key", connection.toString())
                .getSingleResult();
    }
}
