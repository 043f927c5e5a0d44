package dev.packshot.engine.signal;

/** How a signal was taken in. */
public enum HeardSignal {
    STORED,
    /** Its id was there already: nothing happens twice. */
    KNOWN
}
