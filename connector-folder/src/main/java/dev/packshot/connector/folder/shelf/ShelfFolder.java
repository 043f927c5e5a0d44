package dev.packshot.connector.folder.shelf;

import dev.packshot.connector.folder.disk.PictureName;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * The folder of one listing.
 *
 * @param path absolute
 * @param segment what the SKU is called in paths
 */
public record ShelfFolder(Path path, String segment) {
    private static final String GALLERY = "gallery.json";
    private static final String GOING = ".going-";
    private static final String UNFINISHED = ".packshot-";

    Path gallery() {
        return path.resolve(GALLERY);
    }

    /** Where a file is written before it gets its name; hidden, so that nobody takes it for a picture. */
    Path unfinished(String name) {
        return path.resolve(UNFINISHED + name + ".part");
    }

    boolean isUnfinished(String name) {
        return name.startsWith(UNFINISHED) && name.endsWith(".part");
    }

    /** What a file is called while it is looked at a last time before it goes. */
    Path going(String name) {
        return path.resolve(GOING + name);
    }

    /** The name that a file had before {@link #going}. */
    Optional<String> wasCalled(String name) {
        return name.startsWith(GOING) ? Optional.of(name.substring(GOING.length())) : Optional.empty();
    }

    /** What {@code gallery.json} holds; empty when nothing was published yet. */
    Optional<byte[]> bytes() throws IOException {
        try {
            return Optional.of(Files.readAllBytes(gallery()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Whether something was published. */
    public boolean isPublished() {
        return Files.exists(gallery());
    }

    /** Names of everything in it. */
    List<String> names() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            return StreamSupport.stream(files.spliterator(), false)
                    .map(PictureName::of)
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }
}
