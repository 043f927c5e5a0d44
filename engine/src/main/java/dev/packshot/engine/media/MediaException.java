package dev.packshot.engine.media;

import org.jspecify.annotations.Nullable;

/** Why bytes couldn't be kept or given back. The message says what to do. */
public abstract sealed class MediaException extends RuntimeException
        permits MediaMissing, MediaDamaged, MediaFull, MediaUnavailable {
    private static final long serialVersionUID = 1L;

    MediaException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
