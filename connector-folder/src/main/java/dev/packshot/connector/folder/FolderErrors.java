package dev.packshot.connector.folder;

import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.folder.inbox.UnreadableManifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;

/** What a file system's failures mean. */
final class FolderErrors {
    private FolderErrors() {}

    /** Something that may be done. */
    interface Work<T> {
        T run() throws IOException;
    }

    /** Does something with files; what fails there may have happened or not, and may work later. */
    static <T> T during(Work<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw unavailable(e);
        } catch (UncheckedIOException | DirectoryIteratorException e) {
            throw unavailable(new IOException(e));
        }
    }

    static ConnectorException.Unavailable unavailable(IOException e) {
        return e instanceof UnreadableManifest
                ? new ConnectorException.Unavailable(
                        "%s. Correct it, or wait until it is copied whole".formatted(e.getMessage()), e)
                : new ConnectorException.Unavailable("The folder can't be read or written just now", e);
    }

    static ConnectorException.NotFound notFound() {
        return new ConnectorException.NotFound("The inbox holds nothing for this listing any more");
    }
}
