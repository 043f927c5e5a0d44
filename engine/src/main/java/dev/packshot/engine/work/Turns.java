package dev.packshot.engine.work;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/**
 * Fair shares by virtual clock (Zhang, 1990): each connection's items are numbered a second apart, from now on at the
 * earliest. Somebody's ten thousand items stretch over the next hours of numbers; somebody else's next one is numbered now
 * and goes first. Only the order depends on it: nothing waits while a machine is free.
 */
@Singleton
final class Turns {
    /** Turns are seconds from here on, so that they fit a priority for 68 years. */
    private static final long EPOCH = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();

    /** Taken from the database at a time: a hot row costs more than an unused number. */
    private static final int BLOCK = 16;

    private static final String TAKE = """
            INSERT INTO work_turn AS t (pool, connection, last_turn) VALUES (?, ?, ? + ?)
            ON CONFLICT (pool, connection) DO UPDATE SET last_turn = GREATEST(t.last_turn, ?) + ?
            RETURNING last_turn
            """;

    private final Instance<DataSource> source;
    private final Clock clock;
    private final Map<Lane, Block> blocks = new ConcurrentHashMap<>();

    Turns(Instance<DataSource> source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    private record Lane(Pool pool, UUID connection) {}

    private record Block(long next, long end) {}

    /** The priority of the next item of a connection: the larger, the sooner. */
    int priority(Pool pool, UUID connection, Urgency urgency) {
        long now = clock.instant().getEpochSecond() - EPOCH;
        Block taken = blocks.compute(new Lane(pool, connection), (lane, block) -> {
            // A block that has fallen behind the clock would let a late-comer overtake everybody.
            if (block != null && block.next() + 1 < block.end() && block.next() + 1 >= now) {
                return new Block(block.next() + 1, block.end());
            }
            long end = QuarkusTransaction.requiringNew().call(() -> take(lane, now));
            return new Block(end - BLOCK, end);
        });
        return Math.toIntExact(urgency.headStart() - taken.next());
    }

    private long take(Lane lane, long now) throws SQLException {
        try (Connection connection = source.get().getConnection();
                PreparedStatement take = connection.prepareStatement(TAKE)) {
            take.setString(1, lane.pool().name());
            take.setObject(2, lane.connection());
            take.setLong(3, now);
            take.setInt(4, BLOCK);
            take.setLong(5, now);
            take.setInt(6, BLOCK);
            try (ResultSet row = take.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
