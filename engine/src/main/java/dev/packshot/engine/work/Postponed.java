package dev.packshot.engine.work;

import java.time.Duration;

/** Not now, and nobody's fault: the item comes back after a pause, and the try doesn't count. */
public final class Postponed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration pause;

    /** Comes back after {@code pause} at the earliest. */
    public Postponed(String why, Duration pause) {
        super(why, null, false, false);
        this.pause = pause;
    }

    /** How long to wait at least. */
    public Duration pause() {
        return pause;
    }
}
