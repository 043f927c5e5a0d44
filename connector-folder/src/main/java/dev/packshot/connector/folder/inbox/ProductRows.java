package dev.packshot.connector.folder.inbox;

import dev.packshot.catalog.Sku;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rows of one product: its own and those of its variants. */
final class ProductRows {
    /** Finds a picture by its path in the manifest. */
    interface Finder {
        Optional<Original> find(String path) throws IOException;
    }

    private record Shown(String altText, Set<Sku> by) {}

    private final Sku sku;
    private final List<ManifestRow> rows = new ArrayList<>();

    ProductRows(Sku sku) {
        this.sku = sku;
    }

    void add(ManifestRow row) {
        rows.add(row);
    }

    /** What the rows say; empty when none of their pictures is there. */
    Optional<Product> product(Finder finder, long manifestChanged) throws IOException {
        List<Sku> variants = rows.stream()
                .filter(row -> row.parent().isPresent())
                .map(ManifestRow::sku)
                .distinct()
                .toList();
        Map<String, Shown> pictures = pictures();
        List<Original> originals = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        long changed = manifestChanged;
        Set<String> names = new HashSet<>();
        for (Map.Entry<String, Shown> each : pictures.entrySet()) {
            Optional<Original> found = find(finder, each.getKey());
            if (found.isEmpty()) {
                problems.add("The manifest names the picture %s, which isn't there".formatted(each.getKey()));
            } else if (names.add(found.get().name())) {
                Original it = found.get();
                Shown shown = each.getValue();
                originals.add(new Original(it.file(), it.name(), it.seen(), shown.altText(), shown.by()));
                changed = Math.max(changed, it.seen().changed());
            }
        }
        String title = rows.stream()
                .map(ManifestRow::title)
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse(sku.value());
        return originals.isEmpty()
                ? Optional.empty()
                : Optional.of(new Product(
                        sku, title, variants.isEmpty() ? List.of(sku) : variants, originals, problems, changed));
    }

    /** Each picture once, where it first stands, linked to the variants that name it. */
    private Map<String, Shown> pictures() {
        Map<String, Shown> pictures = new LinkedHashMap<>();
        for (ManifestRow row : rows) {
            for (ManifestRow.Picture picture : row.pictures()) {
                Shown shown =
                        pictures.computeIfAbsent(picture.path(), any -> new Shown(picture.altText(), new HashSet<>()));
                if (row.parent().isPresent()) {
                    shown.by().add(row.sku());
                }
            }
        }
        return pictures;
    }

    private static Optional<Original> find(Finder finder, String path) throws IOException {
        try {
            return finder.find(path);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
