package dev.packshot.engine.work;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * At most half of the calls of a node wait for one shop: a marketplace that doesn't answer takes its own places, not those
 * of others.
 */
@Singleton
final class Shares {
    /** Most calls are shorter: whoever waits this long gets a place without going back to the queue. */
    private static final Duration MOST_WAIT = Duration.ofMillis(500);

    private static final Duration LATER = Duration.ofSeconds(5);

    private final int mostCalls;
    private final Map<UUID, Semaphore> places = new ConcurrentHashMap<>();

    Shares(WorkConfig config) {
        this.mostCalls = Math.max(1, config.calls() / 2);
    }

    /** A place that is held. */
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Takes a place.
     *
     * @throws Postponed when the connection holds all that are its own
     */
    Place take(Pool pool, UUID connection) {
        if (pool == Pool.CPU) {
            // The order of turns is fair enough: pictures don't wait for anybody.
            return () -> {};
        }
        Semaphore own = places.computeIfAbsent(connection, id -> new Semaphore(mostCalls, true));
        if (!taken(own)) {
            throw new Postponed("The shop's places are taken", LATER);
        }
        return own::release;
    }

    private static boolean taken(Semaphore places) {
        try {
            return places.tryAcquire(MOST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
