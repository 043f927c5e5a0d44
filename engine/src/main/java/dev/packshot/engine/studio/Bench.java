package dev.packshot.engine.studio;

import dev.packshot.engine.work.Probe;
import dev.packshot.engine.work.WorkItem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** What every stage of the studio has at hand. */
@Singleton
final class Bench {
    private final ImageJobs jobs;
    private final Equipment equipment;
    private final Probe probe;

    Bench(ImageJobs jobs, Equipment equipment, Probe probe) {
        this.jobs = jobs;
        this.equipment = equipment;
        this.probe = probe;
    }

    Equipment equipment() {
        return equipment;
    }

    void probe(Probe.Stage stage, Probe.Point point) {
        probe.at(stage, point);
    }

    /** The job of an item that is about one. */
    ImageJob job(WorkItem item) {
        return QuarkusTransaction.requiringNew().call(() -> jobs.get(item.row()));
    }

    /** The listing of the job that an item is about. */
    Optional<UUID> listing(WorkItem item) {
        return QuarkusTransaction.requiringNew()
                .call(() -> jobs.findByIdOptional(item.row()).map(ImageJob::listing));
    }
}
