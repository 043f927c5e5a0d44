package dev.packshot.pipeline.vips;

import org.jspecify.annotations.Nullable;

/** No usable libvips could be loaded. The message names what was tried and what to do. */
public final class CodecsUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CodecsUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
