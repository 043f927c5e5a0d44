package dev.packshot.connector.folder.shelf;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One writer for each listing: within this process by a lock in memory, between processes by a lock on a file, which ends
 * with its process.
 */
final class ListingLocks {
    // A file lock belongs to the whole process, so its threads need one of their own, whoever made the connector.
    private static final ReentrantLock[] STRIPES = new ReentrantLock[64];

    static {
        Arrays.setAll(STRIPES, i -> new ReentrantLock());
    }

    private ListingLocks() {}

    /** Waits for a listing's lock. */
    @SuppressWarnings("LockNotBeforeTry") // Held until the answer is closed.
    static Held take(Path lockFile) throws IOException {
        ReentrantLock stripe = STRIPES[Math.floorMod(lockFile.hashCode(), STRIPES.length)];
        stripe.lock();
        try {
            Path folder = lockFile.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return new Held(stripe, channel, channel.lock());
        } catch (IOException | RuntimeException e) {
            stripe.unlock();
            throw e;
        }
    }

    /** A lock that is held. */
    record Held(ReentrantLock stripe, FileChannel channel, FileLock lock) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            try {
                channel.close();
            } finally {
                stripe.unlock();
            }
        }
    }
}
