package dev.packshot.engine.api.listing;

import dev.packshot.engine.api.job.JobView;
import dev.packshot.engine.api.problem.ProblemView;
import dev.packshot.engine.api.publication.PublicationView;
import dev.packshot.engine.api.review.DecisionView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Everything about one listing, each list the oldest first. */
@Schema(name = "ListingStory")
public record ListingStory(
        ListingView listing,

        @Schema(description = "The gallery as it was read last, in order")
        List<PictureView> gallery,

        List<JobView> jobs,
        List<DecisionView> decisions,
        List<PublicationView> publications,

        @Schema(description = "What was kept before something was written")
        List<Kept> snapshots,

        @Schema(description = "Open ones") List<ProblemView> problems) {
    /** A gallery that was kept. */
    @Schema(name = "Snapshot")
    public record Kept(
            UUID id,

            @Schema(description = "Whether none of its pictures was Packshot's: what a restore brings back")
            boolean original,

            int pictures,
            Instant taken) {}
}
