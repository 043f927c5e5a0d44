package dev.packshot.connector.folder.disk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Everything that the connector ever does to a disk, operation by operation, so that a test can end the process after any
 * of them.
 */
public interface FileOperations {
    /** Makes a folder; nothing when it is there. */
    void createFolder(Path folder) throws IOException;

    /** Writes a file whole, over what was there, and waits until the bytes are on the disk. */
    void write(Path file, InputStream bytes) throws IOException;

    /** Sets when a file was last modified. */
    void age(Path file, Instant modified) throws IOException;

    /** Gives a file a second name; copies it where the file system knows no such thing. */
    void link(Path file, Path name) throws IOException;

    /** Renames within a folder or below it, in one step, over what was there. */
    void rename(Path from, Path to) throws IOException;

    /** Waits until the names in a folder are on the disk. */
    void sync(Path folder) throws IOException;

    /** Removes a file; nothing when it is gone. */
    void delete(Path file) throws IOException;
}
