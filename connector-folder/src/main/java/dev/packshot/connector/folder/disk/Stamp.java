package dev.packshot.connector.folder.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;

/**
 * What becomes different when somebody writes to a file.
 *
 * @param size in bytes
 * @param modified last modification, as precise as the file system keeps it
 */
public record Stamp(long size, Instant modified) {
    /** The stamp of a regular file that isn't a symbolic link; empty when there is none. */
    public static Optional<Stamp> of(Path file) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isRegularFile() ? Optional.of(of(attributes)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The stamp among attributes. */
    public static Stamp of(BasicFileAttributes attributes) {
        return new Stamp(attributes.size(), attributes.lastModifiedTime().toInstant());
    }

    /** As text, for a picture's revision. */
    public String revision() {
        return "%d-%d.%09d".formatted(size, modified.getEpochSecond(), modified.getNano());
    }
}
