package dev.packshot.connector.folder.inbox;

import dev.packshot.catalog.Sku;
import dev.packshot.connector.folder.disk.Bounds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which SKUs the inbox held at one moment, by the path segment that each is filed under. */
public final class InboxScan {
    private final Bounds bounds;
    private final Map<String, Places> bySegment;
    private final List<String> problems;

    private InboxScan(Bounds bounds, Map<String, Places> bySegment, List<String> problems) {
        this.bounds = bounds;
        this.bySegment = bySegment;
        this.problems = List.copyOf(problems);
    }

    /** Path segments of all SKUs. */
    public Set<String> segments() {
        return Collections.unmodifiableSet(bySegment.keySet());
    }

    /** Sentences about what can't be read or used. */
    public List<String> problems() {
        return problems;
    }

    /** What there is of a SKU now; empty when there is neither a picture nor a manifest's entry. */
    public Optional<Product> product(String segment) throws IOException {
        Places places = bySegment.get(segment);
        return places == null ? Optional.empty() : new Gathering(bounds, places).product();
    }

    /** Collects what a scan comes across. */
    static final class Builder {
        private final Bounds bounds;
        private final Map<String, Places> bySegment = new HashMap<>();
        private final List<String> problems = new ArrayList<>();

        Builder(Bounds bounds) {
            this.bounds = bounds;
        }

        void folder(Sku sku, Path folder) {
            places(sku).folders().add(folder);
        }

        void loose(Sku sku, Path picture) {
            places(sku).loose().add(picture);
        }

        void listed(ManifestEntry entry, Path manifest) {
            places(entry.sku()).listed().put(manifest, entry);
        }

        void nameless(String name) {
            problem("A SKU has at most %d characters, so %s… can't be one".formatted(Sku.LONGEST, shortened(name)));
        }

        void problem(String problem) {
            problems.add(problem);
        }

        InboxScan scan() {
            return new InboxScan(bounds, bySegment, problems);
        }

        private Places places(Sku sku) {
            return bySegment.computeIfAbsent(sku.pathSegment(), segment -> new Places(sku));
        }

        private static String shortened(String name) {
            return name.substring(0, Math.min(name.length(), 20)).replaceAll("\\p{Cntrl}", "?");
        }
    }
}
