package dev.packshot.engine.grant;

import java.util.UUID;

/** A secret that can't be opened. Says which and what to do, never what it was. */
public final class SealFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    SealFailure(Reason reason, UUID connection, String field) {
        super("The %s of connection %s %s".formatted(field, connection, reason.sentence));
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** Why a secret can't be opened. */
    public enum Reason {
        /** Sealed with a key that the ring doesn't hold. */
        KEY_MISSING(
                "was sealed with a key that isn't in the key ring. Put the key back into PACKSHOT_KEYS or the key file, or connect the shop again."),
        /** Altered, or taken from another row or version. */
        TAMPERED("was altered or moved in the database. Put the database's backup back, or connect the shop again.");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }
    }
}
