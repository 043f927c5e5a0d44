package dev.packshot.connector.folder.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/** When something last happened to a file. */
public final class Touched {
    private Touched() {}

    /**
     * When content, name or attributes of a file or folder last changed. The modification time alone wouldn't do: programs
     * that copy files set it back.
     *
     * @return 1970 when it is gone
     */
    public static Instant at(Path path) {
        try {
            if (path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
                return ((FileTime) Files.getAttribute(path, "unix:ctime", LinkOption.NOFOLLOW_LINKS)).toInstant();
            }
            BasicFileAttributes times =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            Instant modified = times.lastModifiedTime().toInstant();
            Instant created = times.creationTime().toInstant();
            return created.isAfter(modified) ? created : modified;
        } catch (IOException e) {
            return Instant.EPOCH;
        }
    }
}
