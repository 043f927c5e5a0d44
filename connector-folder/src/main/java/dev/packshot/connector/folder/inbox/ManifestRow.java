package dev.packshot.connector.folder.inbox;

import dev.packshot.catalog.Sku;
import java.util.List;
import java.util.Optional;

/**
 * One row of a manifest.
 *
 * @param sku that can be bought, or the parent's own row
 * @param parent SKU that it is a variant of
 * @param title may be empty
 * @param pictures in order
 */
record ManifestRow(Sku sku, Optional<Sku> parent, String title, List<Picture> pictures) {
    ManifestRow {
        pictures = List.copyOf(pictures);
    }

    /**
     * A picture that a row names.
     *
     * @param path as it stands there
     * @param altText may be empty
     */
    record Picture(String path, String altText) {}
}
