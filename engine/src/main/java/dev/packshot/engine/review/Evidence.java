package dev.packshot.engine.review;

import dev.packshot.engine.studio.Cutouts;
import dev.packshot.engine.studio.ImageJob;
import dev.packshot.engine.studio.ImageJobs;
import dev.packshot.engine.studio.Renditions;
import dev.packshot.engine.studio.StoredCutout;
import dev.packshot.engine.studio.StoredRendition;
import jakarta.inject.Singleton;
import java.util.UUID;

/** What a decision is made from. */
@Singleton
final class Evidence {
    private final ImageJobs jobs;
    private final Renditions renditions;
    private final Cutouts cutouts;
    private final Doubts doubts;

    Evidence(ImageJobs jobs, Renditions renditions, Cutouts cutouts, Doubts doubts) {
        this.jobs = jobs;
        this.renditions = renditions;
        this.cutouts = cutouts;
        this.doubts = doubts;
    }

    ImageJob job(UUID id) {
        return jobs.get(id);
    }

    StoredRendition rendition(ImageJob job) {
        return renditions.of(job).orElseThrow();
    }

    StoredCutout cutout(ImageJob job) {
        return cutouts.of(job).orElseThrow();
    }

    Doubts doubts() {
        return doubts;
    }
}
