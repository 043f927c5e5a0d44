package dev.packshot.connector.folder.shelf;

import dev.packshot.connector.ConnectorException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/** The right to write to one listing's folder: among the threads of this process, and among processes. */
public final class ShelfLock implements AutoCloseable {
    /** File locks belong to a whole process, so its threads need one of their own; shared, since there are many folders. */
    private static final List<Lock> THREADS =
            Stream.generate(() -> (Lock) new ReentrantLock()).limit(64).toList();

    private final Lock thread;
    private final FileChannel channel;

    private ShelfLock(Lock thread, FileChannel channel) {
        this.thread = thread;
        this.channel = channel;
    }

    /**
     * Takes the lock; waits for threads of this process, never for another process, which may have been stopped.
     *
     * @throws ConnectorException.Unavailable while another process has it
     */
    public static ShelfLock take(ShelfFolder folder) throws IOException {
        Lock thread = THREADS.get(Math.floorMod(folder.path().hashCode(), THREADS.size()));
        thread.lock();
        try {
            return new ShelfLock(thread, locked(folder.path().resolve(".lock")));
        } catch (IOException | RuntimeException e) {
            thread.unlock();
            throw e;
        }
    }

    @SuppressWarnings("resource") // The lock ends with its channel.
    private static FileChannel locked(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new ConnectorException.Unavailable("Another process is writing to this listing just now", null);
            }
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            thread.unlock();
        }
    }
}
