package dev.packshot.connector.folder.inbox;

import dev.packshot.catalog.Sku;
import java.nio.file.Path;
import java.util.List;

/**
 * What the inbox holds of one SKU.
 *
 * @param sku whose
 * @param title of a manifest, or empty
 * @param type of a manifest, or empty
 * @param originals in order
 * @param problems sentences about what a manifest names and isn't there
 * @param sources every file and folder that it was read from
 */
public record Product(
        Sku sku, String title, String type, List<Original> originals, List<String> problems, List<Path> sources) {
    public Product {
        originals = List.copyOf(originals);
        problems = List.copyOf(problems);
        sources = List.copyOf(sources);
    }
}
