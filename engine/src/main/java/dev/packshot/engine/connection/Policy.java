package dev.packshot.engine.connection;

/** What happens to a shop's pictures once they are made. */
public enum Policy {
    /** What the rules and the calibrated doubt let through is published; the rest goes to a person. */
    AUTO,
    /** A person decides about every picture. */
    REVIEW,
    /** Everything is made and planned; nothing is written to the marketplace. */
    DRY_RUN
}
