package dev.packshot.connector.folder;

import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Signal;
import dev.packshot.connector.Signals;
import dev.packshot.connector.folder.disk.Bounds;
import dev.packshot.connector.folder.inbox.Inbox;
import dev.packshot.connector.folder.inbox.Manifests;
import dev.packshot.connector.folder.inbox.WatchedFolders;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Waits for the file system to tell of a change, then looks at what it may be about until it stays as it is. Every now and
 * then it looks at everything, since a file system may lose an event, and network shares tell nothing at all.
 */
final class FolderWatch implements Signals.Watch {
    private final WatchedFolders folders;
    private final Suspicions suspicions;
    private final FolderPace pace;
    private final Consumer<Signal> heard;
    private final ReentrantLock telling = new ReentrantLock();
    private boolean closed;

    private FolderWatch(WatchedFolders folders, Suspicions suspicions, FolderPace pace, Consumer<Signal> heard) {
        this.folders = folders;
        this.suspicions = suspicions;
        this.pace = pace;
        this.heard = heard;
    }

    /** Begins to watch: whatever happens after this returns is heard of. */
    static FolderWatch start(FolderConfig config, FolderPace pace, Consumer<Signal> heard) throws IOException {
        var folders = new WatchedFolders(Bounds.of(config.root()));
        try {
            folders.registerAll();
            var inbox = new Inbox(config.manifest(), new Manifests(), () -> Instant.EPOCH);
            var suspicions = new Suspicions(config, inbox);
            var watch = new FolderWatch(folders, suspicions, pace, heard);
            Thread.ofPlatform().daemon().name("folder-watch").start(watch::run);
            return watch;
        } catch (IOException | RuntimeException e) {
            folders.close();
            throw e;
        }
    }

    @Override
    public void close() {
        telling.lock();
        try {
            closed = true;
        } finally {
            telling.unlock();
        }
        folders.close();
    }

    private void run() {
        long lastSweep = System.nanoTime();
        long lastLook = lastSweep;
        try {
            while (true) {
                Duration pause = suspicions.isEmpty() ? pace.sweep() : pace.quiet();
                boolean all = folders.await(pause, this::suspect);
                if (all || System.nanoTime() - lastSweep >= pace.sweep().toNanos()) {
                    lastSweep = System.nanoTime();
                    sweep();
                }
                if (System.nanoTime() - lastLook >= pace.quiet().toNanos()) {
                    look();
                    lastLook = System.nanoTime();
                }
            }
        } catch (ClosedWatchServiceException e) {
            // Closed: the end.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void suspect(String name) {
        try {
            suspicions.about(name);
        } catch (IOException | ConnectorException e) {
            // The disk is away; the next sweep finds what it brings back.
        }
    }

    private void sweep() {
        try {
            folders.registerAll();
            suspicions.aboutAll();
        } catch (IOException | ConnectorException e) {
            // As above.
        }
    }

    private void look() {
        try {
            suspicions.look(this::tell);
        } catch (IOException | ConnectorException e) {
            // As above: what is suspected stays so.
        }
    }

    /** Whether it was told; what wasn't is told again later. */
    private boolean tell(Signal signal) {
        telling.lock();
        try {
            if (closed) {
                return false;
            }
            heard.accept(signal);
            return true;
        } catch (RuntimeException e) {
            return false;
        } finally {
            telling.unlock();
        }
    }
}
