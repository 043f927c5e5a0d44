package dev.packshot.connector.folder;

import static dev.packshot.connector.folder.FolderErrors.attempt;

import dev.packshot.connector.GalleryWriter;
import dev.packshot.connector.Health;
import dev.packshot.connector.ListingReader;
import dev.packshot.connector.Session;
import dev.packshot.connector.folder.disk.PictureName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One folder, open. */
final class FolderSession implements Session {
    private static final int MOST_WARNINGS = 20;

    private final FolderListingReader reader;
    private final FolderGalleryWriter writer;

    FolderSession(FolderListingReader reader, FolderGalleryWriter writer) {
        this.reader = reader;
        this.writer = writer;
    }

    @Override
    public Health probe() {
        return attempt("read the folder", () -> {
            FolderMoment now = reader.now();
            Path root = now.bounds().root();
            List<String> warnings = new ArrayList<>();
            if (!Files.isDirectory(now.bounds().inbox())) {
                warnings.add("There is no inbox yet: make a folder of this name, and a folder for each SKU in it.");
            }
            Path shelf = now.bounds().shelf();
            if (!Files.isWritable(Files.isDirectory(shelf) ? shelf : root)) {
                warnings.add("Packshot can't write to the shelf: give its user the right to.");
            }
            now.scan().problems().stream().limit(MOST_WARNINGS).forEach(warnings::add);
            return new Health(PictureName.of(root), Set.of(), warnings);
        });
    }

    @Override
    public ListingReader reader() {
        return reader;
    }

    @Override
    public GalleryWriter writer() {
        return writer;
    }

    @Override
    public void close() {
        // Nothing stays open between two calls.
    }
}
