package dev.packshot.pipeline.matte.catalogue;

import dev.packshot.catalog.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The files of a catalogue: what appears in it appears whole, also after a power cut. */
final class ModelFolder {
    private static final String UNFINISHED = ".adding-";
    private static final String REMOVED = ".removed-";
    private static final Duration ABANDONED = Duration.ofDays(1);
    private static final int COPY_BYTES = 1 << 20;

    private final Path folder;

    ModelFolder(Path folder) {
        this.folder = folder;
    }

    /** A new folder that no reader sees until it is {@link #publish published}. */
    Path unfinished() throws IOException {
        Files.createDirectories(folder);
        return Files.createTempDirectory(folder, UNFINISHED);
    }

    /** Copies a file durably and tells the digest of what was written. */
    static Digest copy(Path from, Path to) throws IOException {
        MessageDigest sha256 = Digest.sha256();
        try (FileChannel in = FileChannel.open(from);
                FileChannel out = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer piece = ByteBuffer.allocateDirect(COPY_BYTES);
            while (in.read(piece.clear()) >= 0) {
                sha256.update(piece.flip().duplicate());
                while (piece.hasRemaining()) {
                    out.write(piece);
                }
            }
            out.force(true);
        }
        return Digest.of(sha256);
    }

    /** Writes a file durably. */
    static void write(Path file, byte[] bytes) throws IOException {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
            out.force(true);
        }
    }

    /** Replaces a file of the catalogue at once, also one in a model's folder. */
    void replace(String name, byte[] bytes) throws IOException {
        Path unfinished = unfinished();
        try {
            Path part = unfinished.resolve("part");
            write(part, bytes);
            Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            force(folder);
        } finally {
            delete(unfinished);
        }
    }

    /**
     * Gives an unfinished folder its name.
     *
     * @return false when the name is taken
     */
    boolean publish(Path unfinished, String name) throws IOException {
        force(unfinished);
        try {
            // A rename onto a folder that holds something fails: of two that add one id, one wins.
            Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (Files.exists(folder.resolve(name))) {
                return false;
            }
            throw e;
        }
        force(folder);
        return true;
    }

    /** Takes a folder away at once, then its files. */
    void remove(String name) throws IOException {
        Path gone = Files.createTempDirectory(folder, REMOVED);
        Files.move(folder.resolve(name), gone.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        force(folder);
        delete(gone);
    }

    /** The published folders by name. */
    List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Files::isDirectory)
                    .map(child -> child.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The model folder " + folder + " can't be read", e);
        }
    }

    Path resolve(String name) {
        return folder.resolve(name);
    }

    /** Bytes that can still be written. */
    long room() throws IOException {
        Files.createDirectories(folder);
        return Files.getFileStore(folder).getUsableSpace();
    }

    /** Deletes what a crash left half-done a day ago or longer. */
    void sweep(Instant now) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            for (Path child : children.toList()) {
                String name = child.getFileName().toString();
                if ((name.startsWith(UNFINISHED) || name.startsWith(REMOVED))
                        && Files.getLastModifiedTime(child).toInstant().isBefore(now.minus(ABANDONED))) {
                    delete(child);
                }
            }
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows can't: there a rename is written with the file.
        }
    }
}
