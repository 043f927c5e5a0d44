package dev.packshot.engine.reference;

/** A reference set can't be frozen or compared like this; nothing was changed. The message says what to do. */
public final class ReferenceRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** There is a set of that name already. */
        TAKEN,
        /** There is no set of that name. */
        UNKNOWN,
        /** The name, or the number of pictures. */
        MALFORMED,
        /** An original isn't in the media store. */
        ORIGINAL_MISSING,
        /** What it is to be compared with isn't made yet. */
        NOT_FROZEN_YET
    }

    private final Reason reason;

    ReferenceRefused(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
