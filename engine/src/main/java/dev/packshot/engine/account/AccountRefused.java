package dev.packshot.engine.account;

/** A change of accounts or keys that isn't made. The message says why, and what to do instead. */
public final class AccountRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    AccountRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Why it isn't made. */
    public enum Reason {
        /** There is no such account or key. */
        UNKNOWN,
        /** The name is in use. */
        TAKEN,
        /** A value can't be taken. */
        INVALID,
        /** Nobody would be left to give rights. */
        LAST_OWNER,
        /** It was changed meanwhile. */
        CHANGED,
        /** The present password isn't the one that was given. */
        WRONG_PASSWORD
    }

    public Reason reason() {
        return reason;
    }
}
