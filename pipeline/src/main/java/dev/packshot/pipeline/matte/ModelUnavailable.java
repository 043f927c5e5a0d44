package dev.packshot.pipeline.matte;

import org.jspecify.annotations.Nullable;

/** A matte network can't be loaded or run. The message says what to do. */
public final class ModelUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ModelUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
