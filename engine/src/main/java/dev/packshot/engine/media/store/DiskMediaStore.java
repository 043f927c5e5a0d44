package dev.packshot.engine.media.store;

import dev.packshot.catalog.Digest;
import dev.packshot.engine.media.MediaDamaged;
import dev.packshot.engine.media.MediaFull;
import dev.packshot.engine.media.MediaMissing;
import dev.packshot.engine.media.MediaStore;
import dev.packshot.engine.media.MediaUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Bytes in a folder: {@code pictures/ab/cd/<digest>}. Written to {@code incoming/} on the same file system first, forced
 * to disk, then renamed, and the folder forced too: after a crash a file is there whole or not at all.
 */
final class DiskMediaStore implements MediaStore {
    /** No write of a picture takes this long: whoever began such a file is gone. */
    private static final Duration LEFT_OVER = Duration.ofHours(1);

    private final Path pictures;
    private final Path incoming;
    private final long most;
    private final long leaveFree;
    private final AtomicLong used = new AtomicLong();

    /**
     * A store on a folder, made when it isn't there.
     *
     * @param most bytes of all pictures together, as this process counts them; {@link Long#MAX_VALUE} for no limit
     * @param leaveFree bytes of the file system that stay free for others, such as the database
     */
    DiskMediaStore(Path folder, long most, long leaveFree, Clock clock) {
        this.pictures = folder.resolve("pictures");
        this.incoming = folder.resolve("incoming");
        this.most = most;
        this.leaveFree = leaveFree;
        try {
            Files.createDirectories(pictures);
            Files.createDirectories(incoming);
            clear(clock.instant().minus(LEFT_OVER));
            used.set(most == Long.MAX_VALUE ? 0 : occupied());
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    @Override
    public Digest put(byte[] bytes) {
        Digest digest = Digest.of(bytes);
        Path place = place(digest);
        try {
            if (holds(place, digest, bytes.length)) {
                return digest;
            }
            admit(bytes.length);
            long damaged = Files.exists(place) ? Files.size(place) : 0;
            write(bytes, place);
            used.addAndGet(bytes.length - damaged);
            return digest;
        } catch (IOException e) {
            if (outOfSpace(e)) {
                throw full("the disk is full", e);
            }
            throw unavailable(e);
        }
    }

    @Override
    public boolean has(Digest digest) {
        return Files.isRegularFile(place(digest));
    }

    @Override
    public byte[] read(Digest digest) {
        try {
            byte[] bytes = Files.readAllBytes(place(digest));
            if (!Digest.of(bytes).equals(digest)) {
                throw new MediaDamaged(digest);
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new MediaMissing(digest);
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    @Override
    public InputStream open(Digest digest) throws IOException {
        try {
            return new CheckedStream(Files.newInputStream(place(digest)), digest);
        } catch (NoSuchFileException e) {
            throw new MediaMissing(digest);
        }
    }

    @Override
    public long length(Digest digest) {
        try {
            return Files.size(place(digest));
        } catch (NoSuchFileException e) {
            throw new MediaMissing(digest);
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    @Override
    public void delete(Digest digest) {
        Path place = place(digest);
        try {
            long freed = Files.size(place);
            if (Files.deleteIfExists(place)) {
                used.addAndGet(-freed);
            }
        } catch (NoSuchFileException e) {
            // Somebody else let it go: the same outcome.
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    @Override
    public Stream<Digest> digests() {
        return files().map(file -> file.getFileName().toString())
                .filter(name -> name.matches("[0-9a-f]{64}"))
                .map(Digest::new);
    }

    private Stream<Path> files() {
        try {
            return Files.walk(pictures, 3).filter(Files::isRegularFile);
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    /** Whether the very bytes are there: a damaged file is written anew by the next put. */
    private static boolean holds(Path place, Digest digest, long length) throws IOException {
        try {
            return Files.size(place) == length
                    && Digest.of(Files.readAllBytes(place)).equals(digest);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private void admit(long length) throws IOException {
        if (used.get() > most - length) {
            throw full("it holds %d of at most %d bytes".formatted(used.get(), most), null);
        }
        long usable = Files.getFileStore(incoming).getUsableSpace();
        if (usable - length < leaveFree) {
            throw full("%d bytes are free, and %d are left to others".formatted(usable, leaveFree), null);
        }
    }

    private void write(byte[] bytes, Path place) throws IOException {
        Path draft =
                Files.createTempFile(incoming, place.getFileName().toString().substring(0, 12), ".part");
        try {
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            Path folder = durableFolder(place);
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
            force(folder);
        } catch (AtomicMoveNotSupportedException e) {
            throw new MediaUnavailable(
                    "The folder %s spreads over two file systems. Give the media store one file system."
                            .formatted(pictures.getParent()),
                    e);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** A new folder's name must be on disk as well, in each folder above. */
    private Path durableFolder(Path place) throws IOException {
        Path folder = pictures.resolve(pictures.relativize(place).subpath(0, 2));
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            force(pictures.resolve(pictures.relativize(place).getName(0)));
            force(pictures);
        }
        return folder;
    }

    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private void clear(Instant before) throws IOException {
        try (Stream<Path> drafts = Files.list(incoming)) {
            for (Path draft : drafts.toList()) {
                if (Files.getLastModifiedTime(draft).toInstant().isBefore(before)) {
                    Files.deleteIfExists(draft);
                }
            }
        }
    }

    private long occupied() {
        try (Stream<Path> files = files()) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (UncheckedIOException e) {
            throw unavailable(e);
        }
    }

    private Path place(Digest digest) {
        String hex = digest.hex();
        return pictures.resolve(hex.substring(0, 2))
                .resolve(hex.substring(2, 4))
                .resolve(hex);
    }

    /** The words of the C library for ENOSPC and EDQUOT; Java gives no code. */
    private static boolean outOfSpace(IOException e) {
        String reason = e instanceof FileSystemException named ? named.getReason() : e.getMessage();
        return reason != null
                && Stream.of("No space left on device", "Disk quota exceeded").anyMatch(reason::contains);
    }

    private MediaFull full(String why, @Nullable IOException cause) {
        return new MediaFull(
                "There is no room in the media store %s: %s. Free some space, raise PACKSHOT_MEDIA_MOST, or shorten what is kept; work goes on by itself then."
                        .formatted(pictures.getParent(), why),
                cause);
    }

    private MediaUnavailable unavailable(Exception e) {
        return new MediaUnavailable(
                "The media store in %s can't be used. Check that the folder is there and writable for Packshot."
                        .formatted(pictures.getParent()),
                e);
    }
}
