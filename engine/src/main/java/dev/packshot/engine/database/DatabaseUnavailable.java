package dev.packshot.engine.database;

import org.jspecify.annotations.Nullable;

/** The database can't be started or reached. The message says what to do. */
public final class DatabaseUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
