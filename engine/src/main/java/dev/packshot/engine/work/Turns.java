package dev.packshot.engine.work;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Fair shares by virtual clock (Zhang, 1990): each connection's items are numbered a second apart, from now on at the
 * earliest. Somebody's ten thousand items stretch over the next hours of numbers; somebody else's next one is numbered now
 * and goes first. Only the order depends on it: nothing waits while a machine is free.
 *
 * <p>Each urgency is numbered by itself, so that a connection's launch doesn't queue behind its own backlog. Each node
 * counts for itself: what adds through two nodes at once gets two shares at most, and no row has to be locked for it.
 */
@Singleton
final class Turns {
    /** Turns are seconds from here on, so that they fit a priority for 68 years. */
    private static final long EPOCH = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();

    private final Clock clock;
    private final Map<Lane, Long> last = new ConcurrentHashMap<>();

    Turns(Clock clock) {
        this.clock = clock;
    }

    private record Lane(Pool pool, UUID connection, Urgency urgency) {}

    /** The priority of the next item of a connection: the larger, the sooner. */
    int priority(Pool pool, UUID connection, Urgency urgency) {
        long now = clock.instant().getEpochSecond() - EPOCH;
        long turn = last.merge(
                new Lane(pool, connection, urgency), now, (before, earliest) -> Math.max(before + 1, earliest));
        return Math.toIntExact(urgency.headStart() - turn);
    }
}
