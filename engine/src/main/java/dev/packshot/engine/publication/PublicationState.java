package dev.packshot.engine.publication;

/** How far a change of a live gallery has come. */
public enum PublicationState {
    PLANNED,
    /** Written down before the marketplace is called: from here on the outcome is unknown until it was read. */
    INTENDED,
    /** The marketplace took it and says nothing yet. */
    ACCEPTED,
    /** The marketplace says that it is done. */
    PUBLISHED,
    /** Read back: it is live. */
    VERIFIED,
    /** Somebody else changed the gallery: planned anew. */
    CONFLICT,
    /** The marketplace doesn't take it. */
    REFUSED,
    /** Accepted, and still not live when patience ended. */
    OVERDUE,
    /** The listing went, or somebody said so before anything was written. */
    CANCELLED,
    /** Would have been published; the shop's policy is a dry run. */
    DRY;

    /** Whether something is still to be done. */
    public boolean open() {
        return switch (this) {
            case PLANNED, INTENDED, ACCEPTED, PUBLISHED -> true;
            case VERIFIED, CONFLICT, REFUSED, OVERDUE, CANCELLED, DRY -> false;
        };
    }

    /** Whether the marketplace may have been called. */
    public boolean touched() {
        return switch (this) {
            case INTENDED, ACCEPTED, PUBLISHED, VERIFIED, REFUSED, OVERDUE, CONFLICT -> true;
            case PLANNED, CANCELLED, DRY -> false;
        };
    }
}
