package dev.packshot.engine.signin;

import java.time.Duration;

/** A password that wasn't even looked at, since too many wrong ones came before. */
public final class TooManyAttempts extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration pause;

    TooManyAttempts(Duration pause) {
        super("Too many attempts", null, false, false);
        this.pause = pause;
    }

    /** Whole seconds until the next one is looked at, at least 1. */
    public long seconds() {
        return Math.max(1, pause.plusMillis(999).toSeconds());
    }
}
