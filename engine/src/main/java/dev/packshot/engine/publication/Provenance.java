package dev.packshot.engine.publication;

import dev.packshot.engine.studio.ImageJob;
import dev.packshot.engine.studio.ImageJobs;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Tells what a picture of ours was made from. */
@ApplicationScoped
public class Provenance {
    private static final String MADE = """
            select j from ImageJob j join StoredRendition r on r.job = j.id
            where j.listing = :listing and j.slot = :slot and r.digest = :digest order by j.asked desc, j.id desc
            """;

    private final ImageJobs jobs;

    Provenance(ImageJobs jobs) {
        this.jobs = jobs;
    }

    /** The job that made it: that one knows the seller's picture and the original's bytes. */
    public Optional<ImageJob> of(UUID listing, OwnPictures.Put put) {
        return jobs.getEntityManager()
                .createQuery(MADE, ImageJob.class)
                .setParameter("listing", listing)
                .setParameter("slot", put.slot().label())
                .setParameter("digest", put.digest().hex())
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }
}
