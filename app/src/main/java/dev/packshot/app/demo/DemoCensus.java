package dev.packshot.app.demo;

import dev.packshot.engine.invariant.Breach;
import dev.packshot.engine.invariant.InvariantCheck;
import dev.packshot.engine.publication.PublicationRows;
import dev.packshot.engine.studio.ImageJobs;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Counts what became of a shop, and what is broken. */
@Singleton
final class DemoCensus {
    private final ImageJobs jobs;
    private final PublicationRows publications;
    private final InvariantCheck invariants;

    DemoCensus(ImageJobs jobs, PublicationRows publications, InvariantCheck invariants) {
        this.jobs = jobs;
        this.publications = publications;
        this.invariants = invariants;
    }

    DemoCounts of(UUID connection) {
        return QuarkusTransaction.requiringNew().call(() -> DemoCounts.of(connection, jobs, publications));
    }

    List<Breach> breaches() {
        return invariants.run();
    }
}
