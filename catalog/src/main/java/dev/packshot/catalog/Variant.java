package dev.packshot.catalog;

import java.util.Optional;

/**
 * One buyable version of a listing, such as a colour or size.
 *
 * @param id the marketplace's own, unique within its listing
 * @param sku the seller's, empty when he gave none
 * @param title for people, may be empty
 */
public record Variant(String id, Optional<Sku> sku, String title) {
    public Variant {
        OpaqueId.check("variant", id);
    }
}
