package dev.packshot.engine.publication;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.ImageId;
import dev.packshot.catalog.ListingRef;
import dev.packshot.catalog.MediaType;
import dev.packshot.catalog.PixelSize;
import dev.packshot.catalog.ProductImage;
import dev.packshot.catalog.Slot;
import dev.packshot.connector.IdempotencyKey;
import java.util.Optional;
import java.util.Set;

/**
 * One place of a planned gallery, as it is kept.
 *
 * @param image the picture that stays, or that a new one stands in for; empty for one that is only added
 * @param put what is to be there newly; empty for a picture that stays
 * @param altText may be empty
 * @param variants ids of the variants that show it
 * @param became id of the picture there once it was published; empty before
 * @param revision of that picture then; may be empty
 */
record PlannedPlace(
        Optional<ImageId> image,
        Optional<Put> put,
        String altText,
        Set<String> variants,
        Optional<ImageId> became,
        String revision) {
    /**
     * A file for a place.
     *
     * @param slot label of the slot
     */
    record Put(String slot, Digest digest, MediaType type, PixelSize size, long length) {
        IdempotencyKey key(ListingRef listing) {
            return IdempotencyKey.of(listing, Slot.parse(slot), digest);
        }
    }

    static PlannedPlace keep(ProductImage image) {
        return new PlannedPlace(
                Optional.of(image.id()), Optional.empty(), image.altText(), image.variants(), Optional.empty(), "");
    }

    static PlannedPlace put(Put put, Optional<ImageId> replaces, String altText, Set<String> variants) {
        return new PlannedPlace(replaces, Optional.of(put), altText, variants, Optional.empty(), "");
    }

    /** The same once it is live. */
    PlannedPlace now(ProductImage live) {
        return new PlannedPlace(image, put, altText, variants, Optional.of(live.id()), live.revision());
    }
}
