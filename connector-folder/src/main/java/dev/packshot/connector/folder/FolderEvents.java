package dev.packshot.connector.folder;

import dev.packshot.connector.folder.inbox.Inbox;
import dev.packshot.connector.folder.shelf.Shelf;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The file system's own events. They only say that it is worth looking: some get lost, and many come for one change. */
final class FolderEvents implements AutoCloseable {
    /** Systems allow 8,192 and more for all programs of a user; beyond, the sweep finds what changed. */
    private static final int MOST_FOLDERS = 4_000;

    private final Path root;
    private final Inbox inbox;
    private final Shelf shelf;
    private final WatchService service;
    private final Set<Path> registered = new HashSet<>();

    FolderEvents(Path root, Inbox inbox, Shelf shelf) throws IOException {
        this.root = root;
        this.inbox = inbox;
        this.shelf = shelf;
        this.service = root.getFileSystem().newWatchService();
    }

    /** Listens to the folders that are there now. */
    void register() throws IOException {
        List<Path> there = Stream.of(List.of(root), inbox.folders(), shelf.folders())
                .flatMap(List::stream)
                .limit(MOST_FOLDERS)
                .toList();
        registered.retainAll(Set.copyOf(there));
        for (Path folder : there) {
            if (registered.add(folder) && !listen(folder)) {
                registered.remove(folder);
            }
        }
    }

    /**
     * Waits for something to happen.
     *
     * @param most how long to wait; above zero
     * @throws ClosedWatchServiceException when closed
     */
    void await(Duration most) throws InterruptedException {
        WatchKey key = service.poll(most.toMillis(), TimeUnit.MILLISECONDS);
        while (key != null) {
            key.pollEvents();
            forget(key);
            key = service.poll();
        }
    }

    @Override
    public void close() throws IOException {
        service.close();
    }

    private boolean listen(Path folder) {
        try {
            folder.register(
                    service,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
            return true;
        } catch (IOException e) {
            return false; // Gone this moment, or the system's limit: the sweep finds what changes.
        }
    }

    private void forget(@Nullable WatchKey key) {
        if (key != null && !key.reset() && key.watchable() instanceof Path folder) {
            registered.remove(folder);
        }
    }
}
