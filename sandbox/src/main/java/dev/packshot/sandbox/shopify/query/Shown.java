package dev.packshot.sandbox.shopify.query;

import dev.packshot.sandbox.shopify.gallery.FileState;
import dev.packshot.sandbox.shopify.gallery.MediaFile;
import java.util.Optional;

/**
 * A file's picture as the interface tells it.
 *
 * @param file whose
 * @param version which is shown
 */
record Shown(MediaFile file, FileState.Version version) {
    /** Nothing until the file is ready, and nothing while it is replaced. */
    static Optional<Shown> of(MediaFile file) {
        return file.state().told().map(version -> new Shown(file, version));
    }
}
