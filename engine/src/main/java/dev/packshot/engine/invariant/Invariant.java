package dev.packshot.engine.invariant;

/** What must always hold, numbered as in the design. */
public enum Invariant {
    NOTHING_LOST(
            1, "Every listing that was live long enough is mirrored; everything unfinished is in exactly one place."),
    NOTHING_TWICE(2, "At most one live picture for each listing, slot and rendition."),
    NOTHING_UNREVIEWED(3, "Each write to a marketplace has an earlier decision for exactly those bytes."),
    RESTORABLE(4, "Before the first write to a gallery all its pictures are stored, and their digests still hold."),
    NEVER_WORSE(5, "No gallery is empty, and each has a main picture."),
    MERCHANT_WINS(6, "No publication was written over somebody else's edit."),
    NO_SECRET_OUT(10, "No secret lies in a row that isn't the vault's."),
    EXPLAINED(11, "Every failure is on the list of problems."),
    AUDITED(13, "The audit's chain is whole.");

    private final int number;
    private final String sentence;

    Invariant(int number, String sentence) {
        this.number = number;
        this.sentence = sentence;
    }

    /** Its number in the design; 13 is our own. */
    public int number() {
        return number;
    }

    /** What it promises. */
    public String sentence() {
        return sentence;
    }
}
