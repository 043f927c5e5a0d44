package dev.packshot.connector.folder;

import dev.packshot.connector.ConnectorException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;

/** Turns what a disk says into what can be done about it. */
final class FolderErrors {
    /** Something that a disk may refuse. */
    interface Attempt<T> {
        T make() throws IOException;
    }

    private FolderErrors() {}

    /**
     * Attempts something.
     *
     * @param what it is, such as {@code read the folder}
     */
    static <T> T attempt(String what, Attempt<T> attempt) {
        try {
            return attempt.make();
        } catch (IOException e) {
            throw of(what, e);
        } catch (UncheckedIOException e) {
            throw of(what, e);
        }
    }

    private static ConnectorException of(String what, Exception cause) {
        if (cause instanceof AccessDeniedException) {
            return new ConnectorException.Forbidden(
                    "Packshot isn't allowed to %s: give its user the right to the folder".formatted(what));
        }
        return new ConnectorException.Unavailable(
                "Packshot couldn't %s: is the disk there, and is there room on it?".formatted(what), cause);
    }
}
