package dev.packshot.engine.api.review;

import dev.packshot.engine.api.job.JobView;
import dev.packshot.engine.review.ReviewTask;
import dev.packshot.engine.studio.ImageJob;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A picture that waits for a person. */
@Schema(name = "ReviewTask")
public record TaskView(
        UUID id,
        UUID connection,
        UUID listing,

        @Schema(description = "SHA-256 of the file: send it back with the decision")
        String digest,

        @Schema(description = "Whether only chance asked for a look")
        boolean sampled,

        @Schema(description = "Why somebody has to look") List<String> reasons,
        Instant opened,

        @Schema(description = "When it was decided") @Nullable Instant closed,

        @Nullable UUID decision,
        JobView job) {
    static TaskView of(ReviewTask task, ImageJob job) {
        return new TaskView(
                task.id(),
                task.connection(),
                task.listing(),
                task.digest().hex(),
                task.sampled(),
                task.reasons(),
                task.opened(),
                task.closed().orElse(null),
                task.decision().orElse(null),
                JobView.of(job));
    }
}
