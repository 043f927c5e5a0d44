package dev.packshot.engine.api.publication;

import dev.packshot.catalog.Digest;
import dev.packshot.engine.publication.Publication;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A change of a live gallery. */
@Schema(name = "Publication")
public record PublicationView(
        UUID id,
        UUID connection,
        UUID listing,
        @Schema(enumeration = {"PUBLISH", "RESTORE"}) String kind,

        @Schema(
                enumeration = {
                    "PLANNED",
                    "INTENDED",
                    "ACCEPTED",
                    "PUBLISHED",
                    "VERIFIED",
                    "CONFLICT",
                    "REFUSED",
                    "OVERDUE",
                    "CANCELLED",
                    "DRY"
                })
        String state,

        @Schema(description = "Digests of the files that are put there")
        List<String> files,

        @Schema(description = "The marketplace's id of the change, may be empty")
        String submission,

        @Schema(description = "What there is to say, may be empty")
        String words,

        @Schema(description = "Who or what asked for it") String actor,

        @Schema(description = "What was there before, once it is kept") @Nullable UUID snapshot,

        Instant planned,
        @Nullable Instant intended,
        @Nullable Instant published,
        @Nullable Instant verified) {
    /** What callers see of a publication. */
    public static PublicationView of(Publication row) {
        return new PublicationView(
                row.id(),
                row.connection(),
                row.listing(),
                row.kind().name(),
                row.state().name(),
                row.files().stream().map(Digest::hex).toList(),
                row.submission(),
                row.words(),
                row.actor(),
                row.snapshot().orElse(null),
                row.planned(),
                row.intended().orElse(null),
                row.published().orElse(null),
                row.verified().orElse(null));
    }
}
