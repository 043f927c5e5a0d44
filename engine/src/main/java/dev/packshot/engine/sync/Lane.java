package dev.packshot.engine.sync;

/** A way of reading a shop. */
public enum Lane {
    /** What changed since the last time, often. */
    CHANGES,
    /** Everything, seldom: finds what went and what no cursor told of. */
    SWEEP
}
