package dev.packshot.engine.studio;

/** How far a picture has come. */
public enum JobState {
    /** Known, not fetched; may wait for its batch. */
    FOUND,
    /** The original is kept; waits for its cut-out. */
    FETCHED,
    /** The product is free from its ground. */
    CUT_OUT,
    /** The rendition is made. */
    RENDERED,
    /** The rendition was held against the rules. */
    INSPECTED,
    /** A person has to look. */
    IN_REVIEW,
    /** May be published. */
    APPROVED,
    /** Won't be published: a rule or a person said so. */
    REJECTED,
    /** The photograph wasn't taken in, or shows no product. */
    REFUSED,
    /** Its picture is no longer on the listing. */
    DROPPED;

    /** Whether something is still to be done before it can be published or not. */
    public boolean undecided() {
        return switch (this) {
            case FOUND, FETCHED, CUT_OUT, RENDERED, INSPECTED, IN_REVIEW -> true;
            case APPROVED, REJECTED, REFUSED, DROPPED -> false;
        };
    }

    /** Whether a machine has to do the next step. */
    public boolean machine() {
        return switch (this) {
            case FOUND, FETCHED, CUT_OUT, RENDERED, INSPECTED -> true;
            case IN_REVIEW, APPROVED, REJECTED, REFUSED, DROPPED -> false;
        };
    }
}
