package dev.packshot.engine.api.listing;

import dev.packshot.engine.mirror.MirroredListing;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A listing in a list. */
@Schema(name = "Listing")
public record ListingView(
        UUID id,
        UUID connection,
        @Schema(description = "The marketplace's id") String ref,
        @Schema(examples = "etsy") String platform,
        String sku,
        String title,
        String productType,
        @Schema(description = "Whether buyers see it") boolean live,

        @Schema(description = "Whether the marketplace doesn't have it any more")
        boolean gone,

        @Schema(description = "Whether nothing is published to it by itself")
        boolean held,

        String heldReason,

        @Schema(description = "Pictures of its gallery as it was read last")
        int pictures,

        Instant firstSeen,
        @Schema(description = "When it was read last") Instant seen,

        @Schema(description = "When its gallery was last found different")
        Instant changed) {
    static ListingView of(MirroredListing row) {
        return new ListingView(
                row.id(),
                row.connection(),
                row.ref().id(),
                row.platform(),
                row.sku().value(),
                row.title(),
                row.productType(),
                row.live(),
                row.isGone(),
                row.held(),
                row.heldReason(),
                row.listing().gallery().images().size(),
                row.firstSeen(),
                row.seen(),
                row.changed());
    }
}
