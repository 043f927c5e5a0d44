package dev.packshot.connector.folder;

import static dev.packshot.connector.folder.FolderErrors.attempt;

import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.GalleryChange;
import dev.packshot.connector.GalleryChange.Put;
import dev.packshot.connector.GalleryWriter;
import dev.packshot.connector.Receipt;
import dev.packshot.connector.WritePlan;
import dev.packshot.connector.folder.disk.FileOperations;
import dev.packshot.connector.folder.shelf.ShelfFolder;
import dev.packshot.connector.folder.shelf.ShelfLock;
import dev.packshot.connector.folder.shelf.Shelving;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Publishes galleries to the shelf. */
final class FolderGalleryWriter implements GalleryWriter {
    /** No marketplace takes more; a folder would. */
    static final int MOST_IMAGES = 250;

    static final int LONGEST_ALT_TEXT = 1_000;

    private final FolderConfig config;
    private final FolderListingReader reader;
    private final FileOperations files;
    private final Clock clock;

    FolderGalleryWriter(FolderConfig config, FolderListingReader reader, FileOperations files, Clock clock) {
        this.config = config;
        this.reader = reader;
        this.files = files;
        this.clock = clock;
    }

    @Override
    public WritePlan plan(GalleryChange change) {
        if (change.places().size() > MOST_IMAGES) {
            throw new ConnectorException.Rejected("A gallery takes at most %d pictures".formatted(MOST_IMAGES), "");
        }
        if (change.places().stream().anyMatch(place -> place.altText().length() > LONGEST_ALT_TEXT)) {
            throw new ConnectorException.Rejected(
                    "An alt text has at most %d characters".formatted(LONGEST_ALT_TEXT), "");
        }
        Set<String> markers = new HashSet<>();
        change.puts().map(Put::key).forEach(key -> {
            if (!markers.add(key.marker())) {
                throw new ConnectorException.Malformed("A change puts the same picture in the same place twice");
            }
        });
        long uploads = markers.stream()
                .filter(marker -> change.base().marked(marker).isEmpty())
                .count();
        return new WritePlan((int) uploads, Map.of(), BigDecimal.ZERO);
    }

    @Override
    public Receipt write(GalleryChange change) {
        plan(change);
        FolderRef ref =
                FolderRef.read(change.listing(), config).orElseThrow(() -> FolderListingReader.gone(change.listing()));
        reader.read(change.listing());
        return attempt("write to the shelf of " + ref, () -> write(ref, change));
    }

    /** A folder is there for good only once the folder above it says so. */
    private void create(Path folder) throws IOException {
        Path parent = folder.getParent();
        if (Files.isDirectory(folder) || parent == null) {
            return;
        }
        create(parent);
        files.createFolder(folder);
        files.sync(parent);
    }

    private Receipt write(FolderRef ref, GalleryChange change) throws IOException {
        ShelfFolder folder = reader.now().shelf(ref);
        create(folder.path());
        try (ShelfLock lock = ShelfLock.take(folder)) {
            return new Receipt.Applied(
                    new Shelving(folder, files, clock, () -> reader.now().sight(ref)).make(change));
        }
    }
}
