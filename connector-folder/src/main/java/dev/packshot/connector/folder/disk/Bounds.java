package dev.packshot.connector.folder.disk;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder that everything stays inside of, also behind symbolic links.
 *
 * @param root absolute, with all links resolved
 */
public record Bounds(Path root) {
    private static final String INBOX = "inbox";
    private static final String SHELF = "shelf";

    /**
     * The bounds of a folder.
     *
     * @throws IOException when it isn't there
     */
    public static Bounds of(Path folder) throws IOException {
        return new Bounds(folder.toRealPath());
    }

    /** Where photographs are put. */
    public Path inbox() {
        return root.resolve(INBOX);
    }

    /** Where galleries lie. */
    public Path shelf() {
        return root.resolve(SHELF);
    }

    /** A path as somebody wrote it, below a folder of ours; empty when it leads out, onto the shelf, or makes no sense. */
    public Optional<Path> within(Path folder, String written) {
        try {
            Path path = folder.resolve(written.replace('\\', '/')).normalize();
            return path.startsWith(root) && !path.startsWith(shelf()) ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** The same with links resolved; empty when it is gone or leads out. */
    public Optional<Path> real(Path path) {
        try {
            Path real = path.toRealPath();
            return real.startsWith(root) && !real.startsWith(shelf()) ? Optional.of(real) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** How a path inside is named: from the root, with slashes. */
    public String name(Path path) {
        return root.relativize(path).toString().replace('\\', '/');
    }
}
