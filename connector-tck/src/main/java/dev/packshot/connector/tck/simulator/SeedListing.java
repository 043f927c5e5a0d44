package dev.packshot.connector.tck.simulator;

import dev.packshot.catalog.Sku;
import java.util.List;
import java.util.Set;

/**
 * A listing as its seller makes it.
 *
 * @param title for people
 * @param skus one for each variant, at least one
 * @param pictures in order, at least one
 */
public record SeedListing(String title, List<Sku> skus, List<Picture> pictures) {
    public SeedListing {
        skus = List.copyOf(skus);
        pictures = List.copyOf(pictures);
    }

    /**
     * A picture as its seller uploads it.
     *
     * @param bytes a JPEG
     * @param altText empty where the marketplace keeps none
     * @param shownBy SKUs of the variants that show it; empty where the marketplace keeps no links
     */
    @SuppressWarnings("ArrayRecordComponent") // Handed through, never compared.
    public record Picture(byte[] bytes, String altText, Set<Sku> shownBy) {
        public Picture {
            shownBy = Set.copyOf(shownBy);
        }
    }
}
