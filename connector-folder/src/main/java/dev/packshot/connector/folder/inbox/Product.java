package dev.packshot.connector.folder.inbox;

import dev.packshot.catalog.Sku;
import java.util.List;

/**
 * What a seller has to sell, with its photographs.
 *
 * @param sku that it is filed under; a parent's where there are variants
 * @param title for people, may be empty
 * @param variants SKUs that can be bought, at least one
 * @param originals in order, at least one
 * @param problems photographs that a manifest names and that can't be used, as sentences
 * @param changed when anything about it last changed, nanoseconds since 1970
 */
public record Product(
        Sku sku, String title, List<Sku> variants, List<Original> originals, List<String> problems, long changed) {
    public Product {
        variants = List.copyOf(variants);
        originals = List.copyOf(originals);
        problems = List.copyOf(problems);
    }
}
