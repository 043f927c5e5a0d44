package dev.packshot.connector.folder;

import dev.packshot.connector.folder.shelf.ShelfFolder;
import dev.packshot.connector.folder.shelf.ShelfLock;
import java.io.IOException;
import java.nio.file.Path;

/** Another process that writes to a listing until its input ends. */
final class LockHolder {
    private LockHolder() {}

    /** Locks the folder that the first argument names. */
    public static void main(String[] arguments) throws IOException {
        try (ShelfLock lock = ShelfLock.take(new ShelfFolder(Path.of(arguments[0]), "SHOE"))) {
            System.out.println("locked");
            while (System.in.read() >= 0) {
                // Until it ends.
            }
        }
    }
}
