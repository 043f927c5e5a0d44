package dev.packshot.connector.folder.inbox;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.ImageId;
import dev.packshot.connector.folder.disk.Bounds;
import dev.packshot.connector.folder.disk.PictureName;
import dev.packshot.connector.folder.disk.Stamp;
import dev.packshot.connector.folder.inbox.ManifestEntry.Named;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at the files of one SKU. */
final class Gathering {
    private static final int LONGEST_ID = 255;
    private static final Comparator<Path> IN_ORDER =
            Comparator.comparing(PictureName::of, PictureName.NATURAL_ORDER).thenComparing(Comparator.naturalOrder());

    private final Bounds bounds;
    private final Places places;
    private final Map<Path, Original> originals = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final List<Path> sources = new ArrayList<>();

    Gathering(Bounds bounds, Places places) {
        this.bounds = bounds;
        this.places = places;
    }

    Optional<Product> product() throws IOException {
        ManifestEntry entry = places.listed().values().stream()
                .reduce(new ManifestEntry(places.sku(), "", "", "", List.of()), ManifestEntry::and);
        sources.addAll(places.listed().keySet());
        places.listed().forEach((manifest, part) -> part.pictures().forEach(named -> name(manifest, named)));
        if (originals.isEmpty()) {
            found().forEach(file -> add(file, entry.altText()));
        }
        return originals.isEmpty() && places.listed().isEmpty() && problems.isEmpty()
                ? Optional.empty()
                : Optional.of(new Product(
                        places.sku(), entry.title(), entry.type(), List.copyOf(originals.values()), problems, sources));
    }

    private List<Path> found() throws IOException {
        List<Path> files = new ArrayList<>(places.loose());
        if (!places.loose().isEmpty()) {
            // A loose picture that went shows nowhere else.
            sources.add(bounds.inbox());
        }
        for (Path folder : places.folders()) {
            if (bounds.real(folder).isPresent()) {
                sources.add(folder);
                files.addAll(pictures(folder));
            }
        }
        files.sort(IN_ORDER);
        return files;
    }

    private List<Path> pictures(Path folder) throws IOException {
        try {
            return Inbox.children(folder).stream()
                    .filter(file -> PictureName.isPicture(PictureName.of(file)))
                    .toList();
        } catch (AccessDeniedException e) {
            problems.add(
                    "Packshot isn't allowed to read %s: give its user the right to".formatted(bounds.name(folder)));
            return List.of();
        }
    }

    private void name(Path manifest, Named named) {
        if (picture(manifest, named.path(), named.altText())) {
            return;
        }
        // Several in one cell; first tried as one, since a file's name may hold any of these.
        List<String> paths = split(named.path(), "[|;,\\n]");
        List<String> altTexts = split(named.altText(), "[|\\n]");
        for (int i = 0; i < paths.size(); i++) {
            String altText = altTexts.size() == paths.size() ? altTexts.get(i) : named.altText();
            if (!picture(manifest, paths.get(i), altText)) {
                problems.add(problem(manifest, paths.get(i)));
            }
        }
    }

    /** An address may be signed, so none is repeated. */
    private static String problem(Path manifest, String path) {
        return path.contains("://")
                ? "%s names an address of the web; only files inside the folder are taken"
                        .formatted(PictureName.of(manifest))
                : "%s names %s, which isn't a picture inside the folder".formatted(PictureName.of(manifest), path);
    }

    private static List<String> split(String cell, String at) {
        return Arrays.stream(cell.split(at))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** Beside the manifest, or from the root. */
    private boolean picture(Path manifest, String path, String altText) {
        Path beside = manifest.getParent();
        return List.of(beside == null ? bounds.root() : beside, bounds.root()).stream()
                .flatMap(folder -> bounds.within(folder, path).stream())
                .anyMatch(file -> PictureName.isPicture(PictureName.of(file)) && add(file, altText));
    }

    private boolean add(Path file, String altText) {
        Optional<Path> real = bounds.real(file);
        Optional<Stamp> stamp = real.flatMap(Stamp::of);
        if (stamp.isEmpty()) {
            return false;
        }
        sources.add(real.get());
        originals.putIfAbsent(file, new Original(id(file), real.get(), stamp.get(), altText));
        return true;
    }

    private ImageId id(Path file) {
        String name = bounds.name(file);
        boolean usable = name.length() <= LONGEST_ID && name.chars().noneMatch(Character::isISOControl);
        return new ImageId(usable ? name : "inbox/~" + Digest.of(name).hex());
    }
}
