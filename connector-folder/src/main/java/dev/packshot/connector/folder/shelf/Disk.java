package dev.packshot.connector.folder.shelf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Everything that is ever done to the shelf, one step at a time: a process may end between any two. */
public interface Disk {
    /** Makes a folder and those above it; nothing when it is there. */
    void makeFolder(Path folder) throws IOException;

    /** Writes a new file and waits until it is on the disk. */
    void write(Path file, InputStream bytes) throws IOException;

    /** Gives a file another name at once, in the place of what had that name. */
    void move(Path from, Path to) throws IOException;

    /** Waits until a folder's names are on the disk. */
    void sync(Path folder) throws IOException;

    /** Takes a file away; nothing when it isn't there. */
    void delete(Path file) throws IOException;
}
