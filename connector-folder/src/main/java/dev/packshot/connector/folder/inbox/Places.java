package dev.packshot.connector.folder.inbox;

import dev.packshot.catalog.Sku;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where things of one SKU lie. Filled by a scan.
 *
 * @param sku whose
 * @param folders of its own
 * @param loose pictures that lie among others
 * @param listed what each manifest says
 */
record Places(Sku sku, List<Path> folders, List<Path> loose, Map<Path, ManifestEntry> listed) {
    Places(Sku sku) {
        this(sku, new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>());
    }
}
