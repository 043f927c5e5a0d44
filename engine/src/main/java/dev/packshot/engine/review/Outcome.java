package dev.packshot.engine.review;

/** What was decided about a picture. */
public enum Outcome {
    APPROVED,
    REJECTED
}
