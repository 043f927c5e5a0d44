package dev.packshot.connector.folder.shelf;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.ImageId;
import dev.packshot.catalog.PixelSize;
import dev.packshot.connector.folder.disk.Stamp;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A picture as {@code gallery.json} tells it.
 *
 * @param file name within the listing's folder
 * @param id stays while bytes are replaced
 * @param marker of the upload; empty for a seller's picture
 * @param created when it was put there
 * @param revision what the picture's revision was then; empty for whatever the file says
 * @param altText may be empty
 * @param variants ids of the variants that show it
 * @param digest of the bytes; empty where a person wrote the entry
 * @param size empty where nobody measured it
 * @param stamp of the file when it was written; empty where a person wrote the entry
 */
record Shelved(
        String file,
        ImageId id,
        Optional<String> marker,
        Optional<Instant> created,
        String revision,
        String altText,
        Set<String> variants,
        Optional<Digest> digest,
        Optional<PixelSize> size,
        Optional<Stamp> stamp) {
    Shelved {
        variants = Set.copyOf(variants);
    }

    /** Whether the bytes are the connector's, or a copy of what lies in the inbox; a person's are never removed. */
    boolean isOurs(String segment) {
        return ShelfName.read(segment, file)
                .filter(name -> name.marker().isPresent()
                        ? name.marker().equals(marker)
                        : digest.map(ShelfName::kept).equals(Optional.of(name.tag())))
                .isPresent();
    }
}
