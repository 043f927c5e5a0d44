package dev.packshot.connector;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why a connector couldn't do something. The message is a sentence for the merchant and holds no secret, address or body.
 */
public abstract sealed class ConnectorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Remedy remedy;

    private ConnectorException(String message, Remedy remedy, @Nullable Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    /** What can be done. */
    public Remedy remedy() {
        return remedy;
    }

    /** The marketplace doesn't know who is calling. */
    public static final class Unauthorized extends ConnectorException {
        private static final long serialVersionUID = 1L;

        /**
         * Made by a connector.
         *
         * @param renewable whether renewing the grant may help; if not, somebody has to connect again
         */
        public Unauthorized(String message, boolean renewable) {
            super(message, renewable ? Remedy.REFRESH_GRANT : Remedy.RECONNECT, null);
        }
    }

    /** The shop's consent doesn't cover it. */
    public static final class Forbidden extends ConnectorException {
        private static final long serialVersionUID = 1L;

        public Forbidden(String message) {
            super(message, Remedy.RECONNECT, null);
        }
    }

    /** Too much was asked for in a time. */
    public static final class RateLimited extends ConnectorException {
        private static final long serialVersionUID = 1L;

        private final Duration pause;

        /**
         * Made by a connector or its meter.
         *
         * @param pause how long to wait at least
         */
        public RateLimited(String message, Duration pause) {
            super(message, Remedy.WAIT, null);
            this.pause = pause;
        }

        /** How long to wait at least. */
        public Duration pause() {
            return pause;
        }
    }

    /** No answer, half an answer, or an answer that says that the fault is over there. The outcome may be unknown. */
    public static final class Unavailable extends ConnectorException {
        private static final long serialVersionUID = 1L;

        public Unavailable(String message, @Nullable Throwable cause) {
            super(message, Remedy.RETRY, cause);
        }
    }

    /** The marketplace doesn't take it, and won't take the same again. */
    public static final class Rejected extends ConnectorException {
        private static final long serialVersionUID = 1L;

        private final String words;

        /**
         * Made by a connector.
         *
         * @param words the marketplace's own, may be empty
         */
        public Rejected(String message, String words) {
            super(message, Remedy.FIX_IMAGE, null);
            this.words = words;
        }

        /** The marketplace's own words, may be empty. */
        public String words() {
            return words;
        }
    }

    /** The listing or picture is gone. */
    public static final class NotFound extends ConnectorException {
        private static final long serialVersionUID = 1L;

        public NotFound(String message) {
            super(message, Remedy.SKIP, null);
        }
    }

    /** The gallery isn't the one that the change was planned from. */
    public static final class Conflict extends ConnectorException {
        private static final long serialVersionUID = 1L;

        public Conflict(String message) {
            super(message, Remedy.REPLAN, null);
        }
    }

    /** An answer, cursor or setting that can't be understood. */
    public static final class Malformed extends ConnectorException {
        private static final long serialVersionUID = 1L;

        public Malformed(String message) {
            this(message, null);
        }

        public Malformed(String message, @Nullable Throwable cause) {
            super(message, Remedy.REPORT_BUG, cause);
        }
    }
}
