package dev.packshot.engine.connection;

/** A shop's consent wasn't taken. The message says what to do. */
public final class ConsentRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why it wasn't taken. */
    public enum Reason {
        /** There is nothing to consent to, or the shop was removed. */
        NOTHING_TO_ASK("This connection needs no consent."),
        /** Unknown, used before, or more than ten minutes old. */
        STALE("This consent was used before, took longer than ten minutes, or wasn't asked for. Begin again."),
        DENIED("The shop's owner didn't consent. Begin again when that changes."),
        /** Signed in to another shop than the one that was connected so far. */
        OTHER_SHOP(
                "That was another shop than the one that this connection is for. Sign in there, or make a new connection."),
        /** Another connection is to that shop. */
        TWICE("That shop is connected already. Use the connection that it has.");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }

    /** For an answer that can be read in two ways. */
    public static ConsentRefused ambiguous() {
        return new ConsentRefused(Reason.STALE);
    }

    ConsentRefused(Reason reason) {
        super(reason.words, null, false, false);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
