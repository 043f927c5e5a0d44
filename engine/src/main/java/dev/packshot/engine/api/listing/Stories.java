package dev.packshot.engine.api.listing;

import dev.packshot.engine.api.job.JobView;
import dev.packshot.engine.api.problem.ProblemViews;
import dev.packshot.engine.api.publication.PublicationView;
import dev.packshot.engine.api.review.DecisionView;
import dev.packshot.engine.mirror.ListingMirror;
import dev.packshot.engine.mirror.MirroredListing;
import dev.packshot.engine.publication.PublicationRows;
import dev.packshot.engine.publication.Snapshot;
import dev.packshot.engine.publication.Snapshots;
import dev.packshot.engine.refusal.Refused;
import dev.packshot.engine.review.Decisions;
import dev.packshot.engine.studio.ImageJobs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Tells a listing's story. */
@ApplicationScoped
class Stories {
    private final ListingMirror mirror;
    private final ImageJobs jobs;
    private final Decisions decisions;
    private final PublicationRows publications;
    private final Snapshots snapshots;
    private final ProblemViews problems;

    Stories(
            ListingMirror mirror,
            ImageJobs jobs,
            Decisions decisions,
            PublicationRows publications,
            Snapshots snapshots,
            ProblemViews problems) {
        this.mirror = mirror;
        this.jobs = jobs;
        this.decisions = decisions;
        this.publications = publications;
        this.snapshots = snapshots;
        this.problems = problems;
    }

    /** In one transaction, so that its parts fit together. */
    @Transactional
    ListingStory of(UUID id) {
        MirroredListing listing = mirror.findByIdOptional(id).orElseThrow(() -> Refused.missing("listing", id));
        return new ListingStory(
                ListingView.of(listing),
                listing.listing().gallery().images().stream()
                        .map(PictureView::of)
                        .toList(),
                jobs.of(id).stream().map(JobView::of).toList(),
                decisions.of(id).stream().map(DecisionView::of).toList(),
                publications.of(id).stream().map(PublicationView::of).toList(),
                snapshots.list("listing = ?1 order by taken, id", id).stream()
                        .map(Stories::kept)
                        .toList(),
                problems.openOf(id));
    }

    private static ListingStory.Kept kept(Snapshot snapshot) {
        return new ListingStory.Kept(
                snapshot.id(), snapshot.original(), snapshot.gallery().images().size(), snapshot.taken());
    }
}
