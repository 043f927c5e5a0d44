package dev.packshot.sandbox.shopify.gallery;

import dev.packshot.catalog.Sku;
import dev.packshot.sandbox.shopify.shop.Gid;
import java.util.Optional;

/**
 * A variant of a product.
 *
 * @param id {@code ProductVariant}
 * @param title for people
 * @param sku empty when its seller gave none
 * @param media the one picture that it shows
 */
public record Variant(Gid id, String title, Optional<Sku> sku, Optional<Gid> media) {
    /** The same showing another picture, or none. */
    public Variant showing(Optional<Gid> other) {
        return new Variant(id, title, sku, other);
    }
}
