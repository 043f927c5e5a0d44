package dev.packshot.connector.folder;

import dev.packshot.connector.GalleryWriter;
import dev.packshot.connector.Health;
import dev.packshot.connector.ListingReader;
import dev.packshot.connector.Session;
import dev.packshot.connector.folder.inbox.Inbox;
import dev.packshot.connector.folder.inbox.UnreadableManifest;
import dev.packshot.connector.folder.shelf.Disk;
import dev.packshot.connector.folder.shelf.Shelf;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One folder, open. Holds nothing that would have to be closed. */
final class FolderSession implements Session {
    private final FolderConfig config;
    private final Inbox inbox;
    private final FolderListingReader reader;
    private final FolderGalleryWriter writer;

    FolderSession(FolderConfig config, Disk disk, Clock clock, int pageSize) {
        this.config = config;
        this.inbox = new Inbox(config.root(), config.manifest());
        var shelf = new Shelf(config.root(), disk);
        var listings = new FolderListings(config, inbox, shelf);
        this.reader = new FolderListingReader(listings, pageSize);
        this.writer = new FolderGalleryWriter(listings, shelf, clock);
    }

    @Override
    public Health probe() {
        return FolderErrors.during(() -> {
            List<String> warnings = new ArrayList<>();
            if (!Files.isDirectory(inbox.folder())) {
                warnings.add("There is no folder inbox yet: make it, and lay a folder of photographs into it");
            }
            try {
                inbox.products();
            } catch (UnreadableManifest e) {
                warnings.add(e.getMessage() + ": nothing is read until it can be");
            }
            return new Health(String.valueOf(config.root().getFileName()), Set.of("read", "write"), warnings);
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
    public void close() {}
}
