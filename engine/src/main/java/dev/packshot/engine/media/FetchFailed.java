package dev.packshot.engine.media;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A fetch that didn't come off this time and may the next. */
public final class FetchFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final @Nullable Duration pause;

    FetchFailed(String message, @Nullable Duration pause, @Nullable Throwable cause) {
        super(message + " It is tried again.", cause);
        this.pause = pause;
    }

    /** How long the other side asks to wait, where it does. */
    public Optional<Duration> pause() {
        return Optional.ofNullable(pause);
    }
}
