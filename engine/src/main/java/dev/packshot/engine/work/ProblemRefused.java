package dev.packshot.engine.work;

/** A problem's button does nothing. */
public final class ProblemRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why it does nothing. */
    public enum Reason {
        UNKNOWN("There is no such problem."),
        SETTLED("It was settled meanwhile."),
        NO_RETRY("There is nothing to try again: skip it, or put its cause right first.");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }

    ProblemRefused(Reason reason) {
        super(reason.words, null, false, false);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
