package dev.packshot.engine.api.job;

import dev.packshot.catalog.Digest;
import dev.packshot.engine.studio.ImageJob;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One picture of a listing on its way. */
@Schema(name = "Job")
public record JobView(
        UUID id,
        UUID connection,
        UUID listing,
        @Nullable UUID batch,

        @Schema(description = "The marketplace's id of the picture that it is made from")
        String image,

        @Schema(examples = "main") String slot,
        String sku,

        @Schema(enumeration = {"LAUNCH", "ROUTINE", "UPKEEP"})
        String urgency,

        @Schema(
                enumeration = {
                    "FOUND",
                    "FETCHED",
                    "CUT_OUT",
                    "RENDERED",
                    "INSPECTED",
                    "IN_REVIEW",
                    "APPROVED",
                    "REJECTED",
                    "REFUSED",
                    "DROPPED"
                })
        String state,

        @Schema(description = "Why it was rejected, refused or dropped; empty otherwise")
        String words,

        @Schema(description = "The brand profile's version; none for the shipped look") @Nullable UUID profile,

        @Schema(description = "Digest of the recipe") String recipe,

        @Schema(description = "Digest of the photograph, once fetched") @Nullable String original,

        @Schema(description = "What was made, once rendered") @Nullable UUID rendition,

        Instant created,
        Instant changed) {
    /** What callers see of a job. */
    public static JobView of(ImageJob job) {
        return new JobView(
                job.id(),
                job.connection(),
                job.listing(),
                job.batch().orElse(null),
                job.image().id(),
                job.slot().label(),
                job.sku().value(),
                job.urgency().name(),
                job.state().name(),
                job.words(),
                job.profile().orElse(null),
                job.recipe().hex(),
                job.original().map(Digest::hex).orElse(null),
                job.rendition().orElse(null),
                job.created(),
                job.changed());
    }
}
