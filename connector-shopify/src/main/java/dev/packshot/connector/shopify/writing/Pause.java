package dev.packshot.connector.shopify.writing;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How a write waits for Shopify between two looks. */
@FunctionalInterface
public interface Pause {
    /** Waits on the calling thread, which may be a virtual one. */
    Pause REAL = Pause::real;

    /**
     * Waits.
     *
     * @param time zero or more
     * @throws InterruptedException when whoever asked for the write has had enough of it
     */
    void take(Duration time) throws InterruptedException;

    private static void real(Duration time) throws InterruptedException {
        // Nobody ever counts down: the wait ends by time or by interruption.
        boolean counted = new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
        if (counted) {
            throw new IllegalStateException("A latch that nobody knows was counted down");
        }
    }
}
