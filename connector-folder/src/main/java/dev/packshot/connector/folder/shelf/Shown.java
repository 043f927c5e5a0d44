package dev.packshot.connector.folder.shelf;

import dev.packshot.catalog.ProductImage;
import dev.packshot.connector.folder.disk.Stamp;
import java.nio.file.Path;

/** A picture of a gallery, and the file behind it. */
sealed interface Shown {
    /** As it is told. */
    ProductImage image();

    /** Absolute. */
    Path file();

    /** Of the file, when it was looked at. */
    Stamp stamp();

    /** A photograph of the seller's in the inbox. */
    record InInbox(ProductImage image, Path file, Stamp stamp) implements Shown {}

    /**
     * A file on the shelf that is what {@code gallery.json} says.
     *
     * @param entry of the gallery
     */
    record AsWritten(ProductImage image, Path file, Stamp stamp, Shelved entry) implements Shown {}

    /** A file on the shelf that a person put there or wrote into. */
    record ByHand(ProductImage image, Path file, Stamp stamp) implements Shown {}
}
