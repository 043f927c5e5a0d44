package dev.packshot.connector.folder.inbox;

import dev.packshot.catalog.Sku;
import java.util.ArrayList;
import java.util.List;

/**
 * What a manifest says about one SKU.
 *
 * @param sku whose
 * @param title may be empty
 * @param type kind of product, may be empty
 * @param altText of all its pictures that have none of their own, may be empty
 * @param pictures in order; may be empty
 */
record ManifestEntry(Sku sku, String title, String type, String altText, List<Named> pictures) {
    /**
     * A picture, or several in one cell.
     *
     * @param path as it was written
     * @param altText may be empty
     */
    record Named(String path, String altText) {}

    ManifestEntry {
        pictures = List.copyOf(pictures);
    }

    /** Both together: exports have a row for each picture, or one for each product. */
    ManifestEntry and(ManifestEntry later) {
        List<Named> all = new ArrayList<>(pictures);
        all.addAll(later.pictures);
        return new ManifestEntry(
                sku,
                title.isBlank() ? later.title : title,
                type.isBlank() ? later.type : type,
                altText.isBlank() ? later.altText : altText,
                all);
    }
}
