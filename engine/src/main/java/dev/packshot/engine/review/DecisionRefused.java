package dev.packshot.engine.review;

/** A decision came too late, or about something else than what is there now. Nothing was changed. */
public final class DecisionRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why a decision isn't taken. */
    public enum Reason {
        /** Somebody else was first. */
        DECIDED_ALREADY,
        /** The picture was made anew since it was looked at. */
        STALE
    }

    private final Reason reason;

    DecisionRefused(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
