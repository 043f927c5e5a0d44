package dev.packshot.app.shoot;

import java.nio.file.Path;

/** Another run is writing to the same output folder. */
final class OutputFolderBusy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutputFolderBusy(Path journal) {
        super("Another packshot is writing here (" + journal + " is taken). Wait for it, or choose another --out.");
    }
}
