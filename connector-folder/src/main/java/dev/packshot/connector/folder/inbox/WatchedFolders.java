package dev.packshot.connector.folder.inbox;

import dev.packshot.connector.folder.disk.Bounds;
import dev.packshot.connector.folder.disk.PictureName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The folders of an inbox, as the file system tells of them. Used by one thread, closed by any. */
public final class WatchedFolders implements AutoCloseable {
    private final Bounds bounds;
    private final WatchService service;
    private final Map<WatchKey, Path> watched = new HashMap<>();

    /** Watches nothing yet. */
    public WatchedFolders(Bounds bounds) throws IOException {
        this.bounds = bounds;
        this.service = FileSystems.getDefault().newWatchService();
    }

    /** Watches every folder of the inbox that isn't watched yet. What the system has no room for is left to the sweep. */
    public void registerAll() throws IOException {
        register(bounds.root());
        register(bounds.inbox());
        if (Files.isDirectory(bounds.inbox())) {
            try (DirectoryStream<Path> folders =
                    Files.newDirectoryStream(bounds.inbox(), WatchedFolders::mayBeFolder)) {
                folders.forEach(this::register);
            }
        }
    }

    /**
     * Waits until something happens.
     *
     * @param named told each name in the inbox that something happened to
     * @return whether anything may have happened anywhere
     */
    public boolean await(Duration atMost, Consumer<String> named) throws InterruptedException {
        boolean anywhere = false;
        for (WatchKey key = service.poll(atMost.toNanos(), TimeUnit.NANOSECONDS); key != null; key = service.poll()) {
            for (WatchEvent<?> event : key.pollEvents()) {
                anywhere |= happened(watched.get(key), event, named);
            }
            if (!key.reset()) {
                watched.remove(key);
            }
        }
        return anywhere;
    }

    private boolean happened(@Nullable Path folder, WatchEvent<?> event, Consumer<String> named) {
        if (folder == null || !(event.context() instanceof Path child)) {
            return true;
        }
        if (folder.equals(bounds.root())) {
            return folder.resolve(child).equals(bounds.inbox());
        }
        if (folder.equals(bounds.inbox())) {
            if (mayBeFolder(folder.resolve(child))) {
                register(folder.resolve(child));
            }
            named.accept(child.toString());
        } else {
            named.accept(PictureName.of(folder));
        }
        return false;
    }

    private static boolean mayBeFolder(Path path) {
        String name = PictureName.of(path);
        return !name.startsWith(".") && !PictureName.isPicture(name);
    }

    private void register(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try {
            WatchKey key = folder.register(
                    service,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
            watched.put(key, folder);
        } catch (IOException e) {
            // Gone again, or more folders than the system watches: the sweep finds what happens in it.
        }
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
