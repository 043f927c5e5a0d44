package dev.packshot.engine.media;

import org.jspecify.annotations.Nullable;

/** There is no room for more bytes. What is there stays as it is. */
public final class MediaFull extends MediaException {
    private static final long serialVersionUID = 1L;

    public MediaFull(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
