package dev.packshot.engine.signal;

/** A webhook wasn't taken in. Its message tells whoever sent it nothing about the shop. */
public final class WebhookRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why it wasn't taken in. */
    public enum Reason {
        /** No such connection, or it was removed, or the marketplace has no such address. */
        UNKNOWN("Nobody listens here."),
        /** The marketplace sends no webhooks. */
        UNSUPPORTED("Nobody listens here."),
        /** Forged, altered or too old. */
        FORGED("The signature doesn't hold."),
        UNREADABLE("The content can't be read.");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }

    WebhookRefused(Reason reason) {
        super(reason.words, null, false, false);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
