package dev.packshot.engine.work;

import java.time.Duration;

/**
 * Not now, and nobody's fault: the item comes back after a pause, and the try doesn't count. Or {@linkplain #done done} for
 * now: whatever failed before is over.
 */
public final class Postponed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration pause;
    private final boolean done;

    /** Comes back after {@code pause} at the earliest. */
    public Postponed(String why, Duration pause) {
        this(why, pause, false);
    }

    private Postponed(String why, Duration pause, boolean done) {
        super(why, null, false, false);
        this.pause = pause;
        this.done = done;
    }

    /** What was to be done is done, and comes back after {@code pause}, or when somebody asked for meanwhile. */
    public static Postponed done(String what, Duration pause) {
        return new Postponed(what, pause, true);
    }

    /** Whether the try succeeded. */
    public boolean isDone() {
        return done;
    }

    /** How long to wait at least. */
    public Duration pause() {
        return pause;
    }
}
