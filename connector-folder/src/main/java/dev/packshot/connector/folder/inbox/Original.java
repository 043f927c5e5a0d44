package dev.packshot.connector.folder.inbox;

import dev.packshot.catalog.ImageId;
import dev.packshot.connector.folder.disk.Stamp;
import java.nio.file.Path;

/**
 * A photograph of the seller's.
 *
 * @param id its path from the root
 * @param file absolute, inside the root also behind links
 * @param stamp when it was looked at
 * @param altText of a manifest, or empty
 */
public record Original(ImageId id, Path file, Stamp stamp, String altText) {
    /** Another one when somebody writes to the file. */
    public String revision() {
        return stamp.revision();
    }
}
