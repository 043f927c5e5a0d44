package dev.packshot.connector.folder.inbox;

import java.io.IOException;
import java.nio.file.Path;

/** A manifest isn't what its name says. Nothing is taken as gone because of it. */
public final class UnreadableManifest extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadableManifest(Path file, Throwable cause) {
        super("%s can't be read as a manifest".formatted(file.getFileName()), cause);
    }
}
