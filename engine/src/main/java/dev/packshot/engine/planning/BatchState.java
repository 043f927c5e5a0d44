package dev.packshot.engine.planning;

/** Where a batch stands. */
public enum BatchState {
    /** Takes jobs; none of them has begun. */
    FILLING,
    /** Full; waits for the one before it. */
    WAITING,
    /** Its jobs are worked on; takes more while it isn't full. */
    RUNNING,
    /** Decided, and nothing drifted. */
    PASSED,
    /** Something drifted: the next batch waits for a person. */
    HELD
}
