package dev.packshot.engine.upload;

import dev.packshot.catalog.Platform;
import dev.packshot.catalog.Sku;
import dev.packshot.catalog.Slot;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What is to be made of a photograph.
 *
 * @param sku whose picture it is
 * @param altText may be empty
 * @param slot where it goes in the set
 * @param platforms whose rules hold, at least one
 * @param profile version of a brand profile; the shipped look when empty
 */
public record UploadWish(Sku sku, String altText, Slot slot, List<Platform> platforms, Optional<UUID> profile) {
    public UploadWish {
        platforms = platforms.stream().distinct().toList();
        if (platforms.isEmpty()) {
            throw new IllegalArgumentException("A set is for at least one platform");
        }
    }
}
