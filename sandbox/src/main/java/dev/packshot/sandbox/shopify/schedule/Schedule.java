package dev.packshot.sandbox.shopify.schedule;

import java.time.Duration;

/** Lets things happen later. Safe for several threads. */
@FunctionalInterface
public interface Schedule {
    /**
     * Lets something happen once, on a thread of its own.
     *
     * @param delay in the shop's time, zero for at once
     */
    void after(Duration delay, Runnable task);
}
