package dev.packshot.engine.budget;

import dev.packshot.catalog.Digest;
import dev.packshot.connector.CallMeter;
import dev.packshot.connector.ConnectorDescriptor;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.RateLimit;
import dev.packshot.connector.WritePlan;
import dev.packshot.engine.database.Database;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConfigurationBuilder;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * How much may be asked of each marketplace, for all nodes together. Begins with what connectors declare and learns from
 * what marketplaces answer: less at once, more step by step. The last part of each lane is kept for verifying and
 * restoring, so that whatever was begun can also be seen to its end.
 */
@Singleton
public final class RateBudgets {
    private final Database database;
    private final int reservePercent;
    private final Clock clock;
    private final Map<UUID, Map<String, Lane>> connections = new ConcurrentHashMap<>();

    @Inject
    RateBudgets(Database database, BudgetSettings settings, Clock clock) {
        this(database, settings.reserve(), clock);
    }

    RateBudgets(Database database, int reservePercent, Clock clock) {
        this.database = database;
        this.reservePercent = reservePercent;
        this.clock = clock;
    }

    /** The meter of a session that is opened for a purpose. To be taken before anything is asked of its connection here. */
    public CallMeter meter(UUID connection, ConnectorDescriptor descriptor, Purpose purpose) {
        Map<String, Lane> lanes = connections.computeIfAbsent(connection, id -> lanes(id, descriptor));
        return new CallMeter() {
            @Override
            public void spend(String lane, long units) {
                lane(lanes, lane).spend(units, purpose);
            }

            @Override
            public void learned(String lane, long capacity, long available, Duration refillTime) {
                lane(lanes, lane).learned(capacity, available, refillTime);
            }
        };
    }

    /**
     * What could be spent for a purpose now, in units of the lane.
     *
     * @throws IllegalStateException when no meter of the connection was taken on this node
     */
    public long available(UUID connection, String lane, Purpose purpose) {
        return lane(lanes(connection), lane).available(purpose);
    }

    /**
     * Whether a change can be finished once it is begun: for each lane there is enough, or nearly enough that the rest comes
     * back within seconds, or the lane is as full as it gets.
     *
     * @throws IllegalStateException when no meter of the connection was taken on this node
     */
    public boolean covers(UUID connection, WritePlan plan, Purpose purpose) {
        Map<String, Lane> lanes = lanes(connection);
        return plan.units().entrySet().stream()
                .allMatch(used -> lane(lanes, used.getKey()).covers(used.getValue(), purpose));
    }

    /** Forgets a connection that is no more. */
    public void forget(UUID connection) {
        connections.remove(connection);
        database.joining(on -> {
            try (PreparedStatement delete = on.prepareStatement("DELETE FROM rate_bucket WHERE starts_with(id, ?)")) {
                delete.setString(1, connection + "/");
                return delete.executeUpdate();
            }
        });
    }

    private Map<String, Lane> lanes(UUID connection) {
        Map<String, Lane> lanes = connections.get(connection);
        if (lanes == null) {
            throw new IllegalStateException(
                    "No session of connection %s was opened on this node".formatted(connection));
        }
        return lanes;
    }

    private Map<String, Lane> lanes(UUID connection, ConnectorDescriptor descriptor) {
        return descriptor.limits().stream().collect(Collectors.groupingBy(RateLimit::lane)).entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, lane -> lane(connection, lane.getKey(), lane.getValue())));
    }

    private Lane lane(UUID connection, String name, List<RateLimit> limits) {
        ConfigurationBuilder declared = BucketConfiguration.builder();
        limits.forEach(limit -> declared.addLimit(Rate.of(limit).bandwidth()));
        // With the declaration in it: what was learned about another one doesn't hold for this.
        String key = "%s/%s/%s"
                .formatted(connection, name, Digest.of(limits.toString()).abbreviated());
        long capacity = limits.stream().mapToLong(RateLimit::capacity).min().orElseThrow();
        var bucket = new SharedBucket(database, clock, key, declared.build());
        return new Lane(name, bucket, capacity, reservePercent, clock);
    }

    private static Lane lane(Map<String, Lane> lanes, String name) {
        Lane lane = lanes.get(name);
        if (lane == null) {
            throw new ConnectorException.Malformed("The connector spends on a lane that it doesn't declare: " + name);
        }
        return lane;
    }
}
