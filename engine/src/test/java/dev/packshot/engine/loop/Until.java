package dev.packshot.engine.loop;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what other threads do, at most for a while. */
public final class Until {
    private static final Duration MOST = Duration.ofSeconds(20);
    private static final Duration LOOK = Duration.ofMillis(50);

    private Until() {}

    /** Waits at most 20 seconds. */
    public static void holds(BooleanSupplier condition, Supplier<String> otherwise) {
        long end = System.nanoTime() + MOST.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(otherwise.get());
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }
}
