package dev.packshot.engine.media;

import dev.packshot.engine.media.FetchRefused.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Set;

/**
 * Reads a picture out of a folder that the connection was given. Links are resolved first and the result must lie in the
 * folder; then each step down is taken on the open folder above, without links, so that nobody can exchange one meanwhile.
 */
final class FolderFetch {
    private static final int PIECE = 64 << 10;

    Fetched fetch(Path file, FetchRules rules) {
        try {
            Path real = file.toRealPath();
            for (Path root : rules.roots()) {
                Path realRoot = root.toRealPath();
                if (real.startsWith(realRoot) && !real.equals(realRoot)) {
                    return below(realRoot, realRoot.relativize(real), rules);
                }
            }
        } catch (IOException e) {
            throw new FetchFailed("The picture %s can't be read.".formatted(file.getFileName()), null, e);
        }
        throw new FetchRefused(Reason.OUTSIDE, "The picture %s lies outside its folder.".formatted(file.getFileName()));
    }

    private static Fetched below(Path folder, Path rest, FetchRules rules) throws IOException {
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            if (!(stream instanceof SecureDirectoryStream<Path> secure)) {
                throw new IOException("The file system of %s can't be walked safely".formatted(folder));
            }
            return below(secure, rest, rules);
        }
    }

    private static Fetched below(SecureDirectoryStream<Path> folder, Path rest, FetchRules rules) throws IOException {
        if (rest.getNameCount() == 1) {
            return file(folder, rest, rules);
        }
        try (SecureDirectoryStream<Path> next = folder.newDirectoryStream(rest.getName(0), LinkOption.NOFOLLOW_LINKS)) {
            return below(next, rest.subpath(1, rest.getNameCount()), rules);
        }
    }

    private static Fetched file(SecureDirectoryStream<Path> folder, Path name, FetchRules rules) throws IOException {
        BasicFileAttributeView view =
                folder.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        BasicFileAttributes before = view.readAttributes();
        // Before it is opened: opening a pipe would wait for somebody to write.
        if (!before.isRegularFile()) {
            throw new FetchRefused(Reason.NOT_A_FILE, "%s isn't a file.".formatted(name));
        }
        if (before.size() > rules.mostBytes()) {
            throw tooLarge(name, rules);
        }
        if (before.size() == 0) {
            throw new FetchRefused(Reason.EMPTY, "%s is empty.".formatted(name));
        }
        byte[] bytes = read(folder, name, rules);
        BasicFileAttributes after = view.readAttributes();
        if (!same(before, after) || bytes.length != after.size()) {
            throw new FetchFailed("%s changed while it was read.".formatted(name), null, null);
        }
        return Fetched.of(bytes);
    }

    private static byte[] read(SecureDirectoryStream<Path> folder, Path name, FetchRules rules) throws IOException {
        try (SeekableByteChannel channel =
                folder.newByteChannel(name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            var bytes = new ByteArrayOutputStream();
            ByteBuffer piece = ByteBuffer.allocate(PIECE);
            while (channel.read(piece) >= 0) {
                bytes.write(piece.array(), 0, piece.position());
                if (bytes.size() > rules.mostBytes()) {
                    throw tooLarge(name, rules);
                }
                piece.clear();
            }
            return bytes.toByteArray();
        }
    }

    private static boolean same(BasicFileAttributes before, BasicFileAttributes after) {
        return before.size() == after.size()
                && before.lastModifiedTime().equals(after.lastModifiedTime())
                && Objects.equals(before.fileKey(), after.fileKey());
    }

    private static FetchRefused tooLarge(Path name, FetchRules rules) {
        return new FetchRefused(Reason.TOO_LARGE, "%s is larger than %d bytes.".formatted(name, rules.mostBytes()));
    }
}
