package dev.packshot.connector.shopify.writing;

import dev.packshot.connector.ConnectorException;
import java.time.Duration;

/** The waiting of one write: 1, 2, 4 … seconds between looks, until all the time that it has is used up. */
final class Patience {
    private static final Duration FIRST = Duration.ofSeconds(1);

    /** Whoever has little time looks sooner. */
    private static final int LOOKS = 20;

    private final Pause pause;
    private Duration left;
    private Duration next;

    /**
     * New patience.
     *
     * @param time in all, zero or more
     */
    Patience(Pause pause, Duration time) {
        this.pause = pause;
        this.left = time;
        this.next = shorter(FIRST, time.dividedBy(LOOKS));
    }

    /**
     * Waits until the next look.
     *
     * @return false when no time is left, and nothing was waited for
     * @throws ConnectorException.Unavailable when interrupted
     */
    boolean take() {
        if (!left.isPositive()) {
            return false;
        }
        Duration time = shorter(next, left);
        left = left.minus(time);
        next = next.multipliedBy(2);
        try {
            pause.take(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectorException.Unavailable("Interrupted while Shopify processes pictures", e);
        }
        return true;
    }

    /** Something else is waited for now: looks are frequent again. */
    void renew() {
        next = shorter(FIRST, left.dividedBy(LOOKS));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
