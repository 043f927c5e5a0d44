package dev.packshot.connector.folder.inbox;

import dev.packshot.catalog.Sku;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The folder where photographs arrive: {@code inbox/<sku>/*.jpg}, {@code inbox/<sku>_<n>.jpg}, and manifests. What a
 * manifest names belongs to the manifest; what leads out of the root is left out. Nothing is ever written here.
 */
public final class Inbox {
    private final Path root;
    private final Path folder;
    private final Optional<String> manifest;

    /**
     * The inbox of a root.
     *
     * @param root real path
     * @param manifest the one manifest to read, by its path within the inbox; without it, all beside the pictures
     */
    public Inbox(Path root, Optional<String> manifest) {
        this.root = root;
        this.folder = root.resolve("inbox");
        this.manifest = manifest;
    }

    /** The folder itself, which may not be there yet. */
    public Path folder() {
        return folder;
    }

    /**
     * Everything on sale, by {@link Sku#pathSegment}.
     *
     * @throws UnreadableManifest when a manifest can't be read
     */
    public SortedMap<String, Product> products() throws IOException {
        SortedMap<String, Product> products = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return products;
        }
        Set<Path> named = new HashSet<>();
        for (Path file : manifests()) {
            addRows(file, products, named);
        }
        Map<Sku, List<Path>> loose = new LinkedHashMap<>();
        for (Path entry : entries(folder)) {
            if (Files.isDirectory(entry)) {
                addFolder(entry, products, named);
            } else if (PictureNames.isPicture(entry)) {
                PictureNames.skuOfFile(entry).ifPresent(sku -> loose.computeIfAbsent(sku, any -> new ArrayList<>())
                        .add(entry));
            }
        }
        for (Map.Entry<Sku, List<Path>> each : loose.entrySet()) {
            add(each.getKey(), each.getValue(), 0, products, named);
        }
        return products;
    }

    /**
     * One product.
     *
     * @param segment {@link Sku#pathSegment} of its SKU
     * @throws UnreadableManifest when a manifest can't be read
     */
    public Optional<Product> product(String segment) throws IOException {
        if (Files.isDirectory(folder) && manifests().isEmpty()) {
            // The usual case: its own folder, without looking into thousands of others.
            SortedMap<String, Product> own = new TreeMap<>();
            Path entry = folder.resolve(segment);
            if (!segment.startsWith(".") && !segment.contains("/") && Files.isDirectory(entry)) {
                addFolder(entry, own, Set.of());
            }
            if (own.containsKey(segment)) {
                return Optional.of(own.get(segment));
            }
        }
        return Optional.ofNullable(products().get(segment));
    }

    /** The folders whose changes change what is on sale. */
    public List<Path> folders() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        return Stream.concat(Stream.of(folder), entries(folder).stream().filter(Files::isDirectory))
                .toList();
    }

    private List<Path> manifests() throws IOException {
        if (manifest.isPresent()) {
            Path file = folder.resolve(manifest.get());
            return Files.isRegularFile(file) ? List.of(file) : List.of();
        }
        return entries(folder).stream()
                .filter(file -> Set.of("csv", "json")
                        .contains(PictureNames.extension(file.getFileName().toString())))
                .filter(Files::isRegularFile)
                .toList();
    }

    private void addRows(Path file, SortedMap<String, Product> products, Set<Path> named) throws IOException {
        long changed = FileState.of(file).changed();
        Map<Sku, ProductRows> bySku = new LinkedHashMap<>();
        for (ManifestRow row : Manifest.read(file)) {
            bySku.computeIfAbsent(row.parent().orElse(row.sku()), ProductRows::new)
                    .add(row);
        }
        for (ProductRows rows : bySku.values()) {
            rows.product(path -> original(file.resolveSibling(path)), changed).ifPresent(product -> {
                product.originals().forEach(each -> named.add(each.file()));
                products.putIfAbsent(product.sku().pathSegment(), product);
            });
        }
    }

    private void addFolder(Path entry, SortedMap<String, Product> products, Set<Path> named) throws IOException {
        Optional<Sku> sku = PictureNames.skuOfFolder(entry.getFileName().toString());
        if (sku.isPresent() && real(entry).isPresent()) {
            List<Path> files =
                    entries(entry).stream().filter(PictureNames::isPicture).toList();
            add(sku.get(), files, FileState.of(entry).changed(), products, named);
        }
    }

    private void add(Sku sku, List<Path> files, long changed, SortedMap<String, Product> products, Set<Path> named)
            throws IOException {
        List<Original> originals = new ArrayList<>();
        long latest = changed;
        for (Path file : files.stream().sorted(PictureNames.IN_ORDER).toList()) {
            Optional<Original> original = original(file).filter(each -> !named.contains(each.file()));
            original.ifPresent(originals::add);
            latest =
                    Math.max(latest, original.map(each -> each.seen().changed()).orElse(0L));
        }
        if (!originals.isEmpty()) {
            products.putIfAbsent(
                    sku.pathSegment(), new Product(sku, sku.value(), List.of(sku), originals, List.of(), latest));
        }
    }

    /** A file of the root as an original; empty when it isn't there, is no picture, or leads out of the root. */
    private Optional<Original> original(Path file) throws IOException {
        Optional<Path> real = real(file);
        if (real.isEmpty() || !PictureNames.isPicture(file) || !Files.isRegularFile(real.get())) {
            return Optional.empty();
        }
        try {
            String name = folder.relativize(file.normalize()).toString().replace('\\', '/');
            return Optional.of(new Original(real.get(), name, FileState.of(real.get()), "", Set.of()));
        } catch (NoSuchFileException e) {
            return Optional.empty(); // Gone this moment.
        }
    }

    /** The path with its links resolved; empty when there is nothing, or it lies outside of the root. */
    private Optional<Path> real(Path file) throws IOException {
        try {
            return Optional.of(file.toRealPath()).filter(path -> path.startsWith(root));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(each -> !each.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }
}
