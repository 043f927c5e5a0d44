package dev.packshot.catalog;

import java.net.URI;
import java.nio.file.Path;

/** Where a gallery picture's bytes can be had. Only the engine's fetcher ever opens one. */
public sealed interface ImageAddress {
    /**
     * On a marketplace's host.
     *
     * @param uri absolute, with a host; may be signed and short-lived, so it is neither logged nor compared
     */
    record Remote(URI uri) implements ImageAddress {
        public Remote {
            if (!uri.isAbsolute() || uri.getHost() == null) {
                throw new IllegalArgumentException("A remote picture has an absolute address with a host");
            }
        }

        /** Host and path: what follows may be a signature. */
        @Override
        public String toString() {
            return uri.getHost() + uri.getPath();
        }
    }

    /**
     * In a folder that the connection was given.
     *
     * @param file absolute path
     */
    record Local(Path file) implements ImageAddress {
        public Local {
            if (!file.isAbsolute()) {
                throw new IllegalArgumentException("A local picture has an absolute path, but was " + file);
            }
        }
    }
}
