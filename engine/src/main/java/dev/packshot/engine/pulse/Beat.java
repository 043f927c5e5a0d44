package dev.packshot.engine.pulse;

import java.time.Duration;

/** Done on each node again and again while it runs. A bean of each kind is found by itself. */
public interface Beat {
    /** Time from one end to the next start. */
    Duration every();

    /** Done in short; several nodes may do it at once. What it throws is logged, and it comes again. */
    void beat();
}
