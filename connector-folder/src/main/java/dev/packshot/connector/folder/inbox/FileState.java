package dev.packshot.connector.folder.inbox;

import dev.packshot.catalog.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * What a file system tells about a file without its bytes being read.
 *
 * @param size in bytes
 * @param modified when its bytes were last written
 * @param changed when its bytes, name or rights last changed, nanoseconds since 1970; a copy with an old date is new here
 * @param mark differs whenever the bytes may differ
 */
public record FileState(long size, Instant modified, long changed, String mark) {
    private static final int MARK_DIGITS = 24;

    /** The state of a file or folder, links followed. */
    public static FileState of(Path file) throws IOException {
        BasicFileAttributes it = Files.readAttributes(file, BasicFileAttributes.class);
        String text = it.size() + " " + it.lastModifiedTime().to(TimeUnit.NANOSECONDS) + " " + it.fileKey();
        return new FileState(
                it.size(),
                it.lastModifiedTime().toInstant(),
                changed(file, it),
                Digest.of(text).hex().substring(0, MARK_DIGITS));
    }

    /** The inode's own time where there is one: a moved or copied file keeps its modification time, never this one. */
    private static long changed(Path file, BasicFileAttributes basic) throws IOException {
        FileTime time = basic.lastModifiedTime();
        if (file.getFileSystem().supportedFileAttributeViews().contains("unix")
                && Files.getAttribute(file, "unix:ctime", new LinkOption[0]) instanceof FileTime inode) {
            time = inode;
        }
        return time.to(TimeUnit.NANOSECONDS);
    }
}
