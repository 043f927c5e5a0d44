package dev.packshot.connector.folder.shelf;

import dev.packshot.connector.folder.disk.FileOperations;
import dev.packshot.connector.folder.disk.PictureName;
import dev.packshot.connector.folder.disk.Stamp;
import dev.packshot.connector.folder.shelf.ShelfRecord.TakenOff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Clears away what a gallery doesn't name: files that interrupted writes left, and pictures that were taken off. What a
 * person put there or wrote into is moved aside, never removed.
 */
final class Clearing {
    private static final String ASIDE = "taken-off";

    private final ShelfFolder folder;
    private final FileOperations files;

    Clearing(ShelfFolder folder, FileOperations files) {
        this.folder = folder;
        this.files = files;
    }

    void clear(ShelfRecord record) throws IOException {
        for (String name : folder.names()) {
            Path file = folder.path().resolve(name);
            Optional<String> was = folder.wasCalled(name);
            if (folder.isUnfinished(name)) {
                files.delete(file);
            } else if (was.isPresent()) {
                // A write ended before it had looked.
                finish(was.get(), record);
            } else if (PictureName.isPicture(name) && !record.names(name)) {
                unnamed(name, file, record);
            }
        }
    }

    private void unnamed(String name, Path file, ShelfRecord record) throws IOException {
        Optional<TakenOff> takenOff = Stamp.of(file).flatMap(is -> record.takenOff(name, is));
        boolean wasOnShelf =
                record.takenOff().stream().anyMatch(each -> each.file().equals(name));
        if (!wasOnShelf && ShelfName.read(folder.segment(), name).isPresent()) {
            files.delete(file);
        } else if (takenOff.filter(TakenOff::ours).isPresent()) {
            files.rename(file, folder.going(name));
            finish(name, record);
        } else if (takenOff.isPresent()) {
            moveAside(name, file);
        }
    }

    /** Removes a file that nobody finds by its name any more, unless somebody has written into it just before. */
    private void finish(String name, ShelfRecord record) throws IOException {
        Path going = folder.going(name);
        boolean ours = Stamp.of(going)
                .flatMap(is -> record.takenOff(name, is))
                .filter(TakenOff::ours)
                .isPresent();
        if (ours) {
            files.delete(going);
        } else if (Files.exists(folder.path().resolve(name))) {
            moveAside(name, going);
        } else {
            files.rename(going, folder.path().resolve(name));
        }
    }

    private void moveAside(String name, Path file) throws IOException {
        files.createFolder(folder.path().resolve(ASIDE));
        files.rename(file, aside(name));
    }

    /** Another name, so that the same file put there again by a person isn't taken for the one that was taken off. */
    private Path aside(String name) {
        for (int i = 1; ; i++) {
            Path to = folder.path()
                    .resolve(ASIDE)
                    .resolve(PictureName.stem(name) + " (" + i + ")." + PictureName.extension(name));
            if (!Files.exists(to)) {
                return to;
            }
        }
    }
}
