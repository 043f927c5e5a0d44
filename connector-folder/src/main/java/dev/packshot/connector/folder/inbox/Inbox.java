package dev.packshot.connector.folder.inbox;

import dev.packshot.catalog.Sku;
import dev.packshot.connector.folder.disk.Bounds;
import dev.packshot.connector.folder.disk.PictureName;
import dev.packshot.connector.folder.disk.Stamp;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The seller's folder of photographs. Safe for several threads. */
public final class Inbox {
    private final Optional<String> manifest;
    private final Manifests manifests;
    private final Supplier<Instant> now;

    /**
     * An inbox.
     *
     * @param manifest the only manifest, as a path from the root; empty for every CSV and JSON file in the inbox
     * @param manifests reads them
     * @param now the time; 1970 for never relying on what was read before
     */
    public Inbox(Optional<String> manifest, Manifests manifests, Supplier<Instant> now) {
        this.manifest = manifest;
        this.manifests = manifests;
        this.now = now;
    }

    /** Which SKUs there are now. Looks at names and manifests only. An inbox that isn't there is empty. */
    public InboxScan scan(Bounds bounds) throws IOException {
        InboxScan.Builder found = new InboxScan.Builder(bounds);
        List<Path> listed = new ArrayList<>();
        for (Path path : children(bounds.inbox())) {
            String name = PictureName.of(path);
            if (Manifest.isManifest(name)) {
                listed.add(path);
            } else if (PictureName.isPicture(name)) {
                FolderSku.ofPicture(name).ifPresentOrElse(sku -> found.loose(sku, path), () -> found.nameless(name));
            } else if (!name.startsWith(".")) {
                FolderSku.ofFolder(name).ifPresentOrElse(sku -> found.folder(sku, path), () -> found.nameless(name));
            }
        }
        for (Path file : chosen(bounds, listed)) {
            Optional<Stamp> stamp = bounds.real(file).flatMap(Stamp::of);
            if (stamp.isPresent()) {
                Manifest read = manifests.read(file, stamp.get(), now.get());
                read.entries().values().forEach(entry -> found.listed(entry, file));
                read.problems().forEach(found::problem);
            } else {
                found.problem("There is no manifest " + PictureName.of(file));
            }
        }
        return found.scan();
    }

    /** Whether a file of this name in the inbox says something about any SKU. */
    public static boolean isManifest(String name) {
        return Manifest.isManifest(name);
    }

    /** The path segment of the SKU that a file or folder of this name in the inbox belongs to. */
    public static Optional<String> segment(String name) {
        return (PictureName.isPicture(name) ? FolderSku.ofPicture(name) : FolderSku.ofFolder(name))
                .map(Sku::pathSegment);
    }

    private List<Path> chosen(Bounds bounds, List<Path> listed) {
        return manifest.map(name -> bounds.within(bounds.root(), name).stream().toList())
                .orElseGet(() -> listed.stream().sorted().toList());
    }

    /** What lies in a folder; nothing when there is no such folder. */
    static List<Path> children(Path folder) throws IOException {
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            List<Path> children = new ArrayList<>();
            stream.forEach(children::add);
            return children;
        } catch (NoSuchFileException | java.nio.file.NotDirectoryException e) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }
}
