package dev.packshot.connector;

/**
 * Where a reading stands. Its text is the connector's own and outlives restarts.
 *
 * @param text at most 4,000 characters; empty at the start of a reading of everything
 */
public record Cursor(String text) {
    /** Reads everything from the start. */
    public static final Cursor START = new Cursor("");

    public Cursor {
        if (text.length() > 4_000) {
            throw new IllegalArgumentException("A cursor is at most 4,000 characters");
        }
    }
}
