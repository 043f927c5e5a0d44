package dev.packshot.engine.media;

import org.jspecify.annotations.Nullable;

/** The store can't be reached or doesn't let us in. */
public final class MediaUnavailable extends MediaException {
    private static final long serialVersionUID = 1L;

    public MediaUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
