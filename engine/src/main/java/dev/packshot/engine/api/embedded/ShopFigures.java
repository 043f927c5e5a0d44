package dev.packshot.engine.api.embedded;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a shop's pictures have come. */
@Schema(name = "ShopFigures")
record ShopFigures(
        @Schema(description = "Listings that were read") long listings,

        @Schema(description = "Pictures that are being made")
        long making,

        @Schema(description = "Pictures that were made") long made,

        @Schema(description = "Pictures that wait for a person")
        long waiting,

        @Schema(description = "Listings that were published to")
        long published,

        @Schema(description = "Listings whose pictures were read back live")
        long verified,

        @Schema(description = "Problems that are open") long problems) {}
