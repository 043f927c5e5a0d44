package dev.packshot.engine.budget;

import dev.packshot.connector.ConnectorException;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.VerboseResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * One lane of a connection, as this node sees it. The bucket itself is shared by all nodes; of wide lanes a node takes a
 * small lot at once, since a row can be debited only some hundred times in a second.
 */
final class Lane {
    /** A lot is a two-hundredth of the lane, and this at most: what a halted node takes along hardly counts. */
    private static final long LARGEST_LOT = 20;

    private static final long LOTS_OF_A_LANE = 200;
    /** Good news is written down this often; bad news at once. */
    private static final Duration LEISURE = Duration.ofSeconds(1);
    /** The share of good news that is believed, since calls under way aren't in it. */
    private static final int CAUTION = 4;
    /** A change that pauses for this long in its middle is one that goes through. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final String name;
    private final SharedBucket bucket;
    private final int reservePercent;
    private final Clock clock;
    private final Map<Purpose, Long> lots = new EnumMap<>(Purpose.class);
    private long capacity;
    private long lastSeen = Long.MAX_VALUE;
    private Instant lastLearned = Instant.MIN;

    Lane(String name, SharedBucket bucket, long capacity, int reservePercent, Clock clock) {
        this.name = name;
        this.bucket = bucket;
        this.capacity = capacity;
        this.reservePercent = reservePercent;
        this.clock = clock;
    }

    /** @throws ConnectorException.RateLimited with the pause until it fits */
    synchronized void spend(long units, Purpose purpose) {
        long held = lots.getOrDefault(purpose, 0L);
        if (held >= units) {
            lots.put(purpose, held - units);
            return;
        }
        long need = units - held;
        long lot = Math.min(LARGEST_LOT, capacity / LOTS_OF_A_LANE);
        if (lot > need && took(lot, purpose)) {
            lots.put(purpose, held + lot - units);
        } else if (took(need, purpose)) {
            lots.put(purpose, 0L);
        } else {
            Duration pause = pause(need, purpose);
            throw new ConnectorException.RateLimited(
                    "What the marketplace allows of %s is used up for now. It goes on by itself in %d s."
                            .formatted(name, pause.toSeconds() + 1),
                    pause);
        }
    }

    private boolean took(long tokens, Purpose purpose) {
        VerboseResult<ConsumptionProbe> taken = bucket.take(tokens);
        capacity = capacity(taken.getConfiguration());
        lastSeen = taken.getValue().getRemainingTokens();
        if (!taken.getValue().isConsumed()) {
            return false;
        }
        if (lastSeen < reserve(tokens, purpose)) {
            bucket.add(tokens);
            return false;
        }
        return true;
    }

    private Duration pause(long tokens, Purpose purpose) {
        // More than the lane holds never fits; an answer may widen the lane again.
        long wanted = Math.min(capacity, tokens + reserve(tokens, purpose));
        long nanos = bucket.estimate(wanted).getValue().getNanosToWaitForRefill();
        Duration pause = Duration.ofNanos(Math.max(1_000_000, nanos));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    /** What has to stay. From a full lane everything may be taken at once, else a large call would never be made. */
    private long reserve(long tokens, Purpose purpose) {
        return purpose.mayUseReserve() ? 0 : Math.clamp(capacity - tokens, 0, capacity * reservePercent / 100);
    }

    synchronized void learned(long newCapacity, long available, Duration refillTime) {
        long told = Math.max(0, available);
        boolean bad = told < lastSeen || (newCapacity >= 1 && newCapacity < capacity);
        Instant now = clock.instant();
        if (!bad && now.isBefore(lastLearned.plus(LEISURE))) {
            return;
        }
        reshape(bucket.left().getConfiguration(), newCapacity, told, refillTime);
        // After that, since a narrower bucket has spilled some.
        long believed = bucket.left().getValue();
        if (told < believed) {
            bucket.drop(believed - told);
            lots.clear();
        } else if (told > believed) {
            bucket.add(Math.max(1, (told - believed) / CAUTION));
        }
        lastSeen = Math.min(told, believed);
        lastLearned = now;
    }

    /** Where several declared limits share a lane, nobody can tell which of them an answer means; they stay. */
    private void reshape(BucketConfiguration shape, long newCapacity, long available, Duration refillTime) {
        if (shape.getBandwidths().length == 1) {
            Rate believed = Rate.of(shape.getBandwidths()[0]);
            Rate next = believed.learned(newCapacity, available, refillTime);
            if (!next.near(believed)) {
                bucket.reshape(
                        BucketConfiguration.builder().addLimit(next.bandwidth()).build());
            }
            capacity = next.capacity();
        }
    }

    synchronized long available(Purpose purpose) {
        VerboseResult<Long> left = bucket.left();
        capacity = capacity(left.getConfiguration());
        return Math.max(0, left.getValue() - reserve(0, purpose)) + lots.getOrDefault(purpose, 0L);
    }

    /** Whether so much goes through without a long pause in its middle, or waiting longer wouldn't save up more. */
    synchronized boolean covers(long units, Purpose purpose) {
        VerboseResult<Long> left = bucket.left();
        capacity = capacity(left.getConfiguration());
        long reserve = reserve(0, purpose);
        long free = left.getValue() - reserve + lots.getOrDefault(purpose, 0L);
        double perSecond = Arrays.stream(left.getConfiguration().getBandwidths())
                .mapToDouble(bandwidth -> Rate.of(bandwidth).perSecond())
                .min()
                .orElseThrow();
        return free >= units || free >= capacity - reserve || (units - free) / perSecond <= PATIENCE.toSeconds();
    }

    private static long capacity(BucketConfiguration shape) {
        return Arrays.stream(shape.getBandwidths())
                .mapToLong(bandwidth -> bandwidth.getCapacity())
                .min()
                .orElseThrow();
    }
}
