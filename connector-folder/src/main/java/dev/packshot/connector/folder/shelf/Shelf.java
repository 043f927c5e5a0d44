package dev.packshot.connector.folder.shelf;

import dev.packshot.catalog.Gallery;
import dev.packshot.catalog.Platform;
import dev.packshot.catalog.Sku;
import dev.packshot.connector.folder.inbox.FileState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** {@code shelf/<platform>/<sku>/}: a folder for each listing that was published. Safe for several threads and processes. */
public final class Shelf {
    private final Path root;
    private final Disk disk;

    /**
     * The shelf of a root.
     *
     * @param root real path
     * @param disk that writes go through
     */
    public Shelf(Path root, Disk disk) {
        this.root = root;
        this.disk = disk;
    }

    /** The folder of a listing, which may not be there yet. */
    public Path folder(Platform platform, Sku sku) {
        return root.resolve("shelf").resolve(platform.id()).resolve(sku.pathSegment());
    }

    /**
     * What buyers see; empty before anything was published.
     *
     * @param variants ids of the listing's variants: links to others are left out
     */
    public Optional<Gallery> gallery(Platform platform, Sku sku, Set<String> variants) throws IOException {
        return ShelfState.of(folder(platform, sku))
                .map(state -> new Gallery(state.pictures().stream()
                        .map(picture -> picture.image(variants))
                        .toList()));
    }

    /** When anything about a listing last changed here, nanoseconds since 1970; 0 before anything was published. */
    public long changed(Platform platform, Sku sku) throws IOException {
        Path folder = folder(platform, sku);
        long changed = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : Stream.concat(Stream.of(folder), files).toList()) {
                changed = Math.max(changed, FileState.of(file).changed());
            }
            return changed;
        } catch (NoSuchFileException e) {
            return changed;
        }
    }

    /** The folders whose changes change what buyers see. */
    public List<Path> folders() throws IOException {
        Path shelf = root.resolve("shelf");
        if (!Files.isDirectory(shelf)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.walk(shelf, 2)) {
            return folders.filter(Files::isDirectory).toList();
        }
    }

    /**
     * Begins a change of a listing: nobody else changes it until the change is closed, in any process.
     *
     * @throws IOException when there is no lock to be had on this file system
     */
    public ShelfChange begin(Platform platform, Sku sku) throws IOException {
        Path lock = root.resolve(".packshot").resolve("locks").resolve(platform.id() + "-" + sku.pathSegment());
        return new ShelfChange(sku, folder(platform, sku), disk, ListingLocks.take(lock));
    }
}
