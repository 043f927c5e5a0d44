package dev.packshot.connector.folder.shelf;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.ImageAddress;
import dev.packshot.catalog.ImageId;
import dev.packshot.catalog.ProductImage;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A picture that lies on the shelf now.
 *
 * @param entry what is written down about it; of a file that somebody laid there, what can be told
 * @param file where it lies
 * @param bytes digest of what the file holds now
 * @param state of the file now
 * @param ours whether the file holds what was written down
 */
record ShelfPicture(GalleryEntry entry, Path file, Digest bytes, String state, boolean ours) {
    /** As a gallery shows it. Other bytes than ours are the seller's: they carry no marker. */
    ProductImage image(Set<String> known) {
        return new ProductImage(
                new ImageId(entry.id()),
                ours ? entry.marker() : Optional.empty(),
                Optional.of(entry.created()),
                bytes.hex(),
                Optional.of(new ImageAddress.Local(file)),
                entry.altText(),
                ours ? entry.size() : Optional.empty(),
                entry.variants().stream().filter(known::contains).collect(Collectors.toSet()));
    }
}
