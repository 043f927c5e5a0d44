package dev.packshot.engine.signin;

import dev.packshot.catalog.Digest;
import dev.packshot.engine.database.Database;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/**
 * How often a password may be guessed, counted for all nodes together: 10 times in 15 minutes for a name from one address, 40
 * times from one address, 200 times for a name. The last one is wide, so that a stranger can't lock somebody out.
 */
@Singleton
class LoginLimit {
    private static final Duration PERIOD = Duration.ofMinutes(15);

    private final Database database;
    private final Clock clock;

    LoginLimit(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** One guess. Has been counted; {@link #succeeded} takes that back. */
    record Try(Duration pause, List<BucketProxy> counted) {
        boolean allowed() {
            return pause.isZero();
        }

        void succeeded() {
            counted.forEach(bucket -> bucket.addTokens(1));
        }
    }

    /** Counts a guess before it is looked at: many at once don't get through. */
    Try attempt(String name, String address) {
        return database.aside(source -> {
            List<BucketProxy> counted = List.of(
                    bucket(source, "from " + address + " for " + name, 10),
                    bucket(source, "from " + address, 40),
                    bucket(source, "for " + name, 200));
            long nanos = counted.stream()
                    .map(bucket -> bucket.tryConsumeAndReturnRemaining(1))
                    .filter(probe -> !probe.isConsumed())
                    .mapToLong(ConsumptionProbe::getNanosToWaitForRefill)
                    .max()
                    .orElse(0);
            return new Try(Duration.ofNanos(nanos), counted);
        });
    }

    private BucketProxy bucket(DataSource source, String what, int most) {
        BucketConfiguration configuration = BucketConfiguration.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(most)
                        .refillGreedy(most, PERIOD)
                        .build())
                .build();
        // A digest: a name may be of any length, and names that don't exist are often mistyped passwords.
        return buckets(source).getProxy(Digest.of(what).hex(), () -> configuration);
    }

    private PostgreSQLSelectForUpdateBasedProxyManager<String> buckets(DataSource source) {
        return Bucket4jPostgreSQL.selectForUpdateBasedBuilder(source)
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("login_bucket")
                .clientClock(new Ticks(clock))
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(PERIOD))
                .build();
    }

    private record Ticks(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return Duration.ofMillis(clock.millis()).toNanos();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
