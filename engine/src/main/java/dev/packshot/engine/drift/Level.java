package dev.packshot.engine.drift;

/** What somebody who looked at an alarm says of it. */
public enum Level {
    /** Something was wrong, or special, in this batch only: what was usual before stays the measure. */
    EXCEPTION,
    /** That is how it is from now on: this batch is the first one of a new baseline. */
    NEW_BASELINE
}
