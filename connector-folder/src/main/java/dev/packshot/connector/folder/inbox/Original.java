package dev.packshot.connector.folder.inbox;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.ImageId;
import dev.packshot.catalog.Sku;
import java.nio.file.Path;
import java.util.Set;

/**
 * A photograph in the inbox.
 *
 * @param file real path, within the root
 * @param name path within the inbox, with {@code /}
 * @param seen its state on the disk
 * @param altText may be empty
 * @param shownBy SKUs of the variants that show it
 */
public record Original(Path file, String name, FileState seen, String altText, Set<Sku> shownBy) {
    private static final int LONGEST_NAME = 200;

    public Original {
        shownBy = Set.copyOf(shownBy);
    }

    /** Its id, which says that it is an original. */
    public ImageId id() {
        return new ImageId("inbox/"
                + (name.length() <= LONGEST_NAME ? name : Digest.of(name).hex()));
    }
}
