package dev.packshot.sandbox.shopify.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the delivery of a webhook stands.
 *
 * @param message what is delivered
 * @param forged whether it is somebody else's, with a signature that isn't Shopify's
 * @param state how it stands
 * @param attempts so far, in order
 */
public record Delivery(Message message, boolean forged, State state, List<Attempt> attempts) {
    public Delivery {
        attempts = List.copyOf(attempts);
    }

    /** How a delivery stands. */
    public enum State {
        /** Not yet, or to be tried again. */
        PENDING,
        DELIVERED,
        /** After the last retry. */
        GIVEN_UP,
        /** A trap swallowed it. */
        LOST
    }

    /**
     * One try.
     *
     * @param at when it began
     * @param status what was answered; empty when nothing was, in time
     * @param nanos how long the answer took
     */
    public record Attempt(Instant at, Optional<Integer> status, long nanos) {
        /** Whether that counts as delivered: only 2xx does. */
        public boolean taken() {
            return status.filter(code -> code / 100 == 2).isPresent();
        }
    }
}
