package dev.packshot.engine.review;

import dev.packshot.catalog.Digest;
import dev.packshot.connector.Remedy;
import dev.packshot.engine.identity.Ids;
import dev.packshot.engine.problem.Problems;
import dev.packshot.engine.studio.ImageJob;
import dev.packshot.engine.studio.Stages;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Records decisions. */
@ApplicationScoped
public class Decisions implements PanacheRepositoryBase<Decision, UUID> {
    private final Problems problems;
    private final Ids ids;
    private final Clock clock;

    Decisions(Problems problems, Ids ids, Clock clock) {
        this.problems = problems;
        this.ids = ids;
        this.clock = clock;
    }

    /** Records what was decided about a file, and moves its job. */
    @Transactional
    Decision record(ImageJob job, Digest digest, Decision.Ruling ruling) {
        var decision = new Decision(ids.next(), job.id(), job.listing(), digest, ruling, clock.instant());
        persist(decision);
        job.decided(ruling.outcome() == Outcome.APPROVED, String.join(" ", ruling.reasons()), decision.at());
        if (ruling.byRule() && ruling.outcome() == Outcome.REJECTED) {
            // A person who rejects knows why; what a rule stops has to be told.
            problems.open(new Problems.Report(
                    job.connection(),
                    job.listing(),
                    Stages.DECIDE,
                    job.id().toString(),
                    "",
                    Remedy.FIX_IMAGE,
                    job.words(),
                    ""));
        }
        return decision;
    }

    /** The newest decision about a file for a listing. */
    public Optional<Decision> newest(UUID listing, Digest digest) {
        return find("listing = ?1 and digest = ?2 order by at desc", listing, digest.hex())
                .firstResultOptional();
    }

    /** All decisions about a listing, oldest first. */
    public List<Decision> of(UUID listing) {
        return list("listing = ?1 order by at", listing);
    }
}
