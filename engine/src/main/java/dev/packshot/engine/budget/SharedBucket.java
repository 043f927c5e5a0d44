package dev.packshot.engine.budget;

import dev.packshot.engine.database.Database;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.Nothing;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TokensInheritanceStrategy;
import io.github.bucket4j.VerboseBucket;
import io.github.bucket4j.VerboseResult;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A bucket that all nodes share: a row of {@code rate_bucket}, changed under its lock. */
final class SharedBucket {
    private final Database database;
    private final Clock clock;
    private final String key;
    private final BucketConfiguration declared;

    /**
     * A bucket, full when nobody has used it yet.
     *
     * @param key the same on all nodes
     * @param declared its shape while nothing was learned
     */
    SharedBucket(Database database, Clock clock, String key, BucketConfiguration declared) {
        this.database = database;
        this.clock = clock;
        this.key = key;
        this.declared = declared;
    }

    VerboseResult<ConsumptionProbe> take(long tokens) {
        return ask(bucket -> bucket.tryConsumeAndReturnRemaining(tokens));
    }

    VerboseResult<EstimationProbe> estimate(long tokens) {
        return ask(bucket -> bucket.estimateAbilityToConsume(tokens));
    }

    VerboseResult<Long> left() {
        return ask(VerboseBucket::getAvailableTokens);
    }

    /** Never beyond the capacity. */
    VerboseResult<Nothing> add(long tokens) {
        return ask(bucket -> bucket.addTokens(tokens));
    }

    VerboseResult<Long> drop(long tokens) {
        return ask(bucket -> bucket.consumeIgnoringRateLimits(tokens));
    }

    VerboseResult<Nothing> reshape(BucketConfiguration shape) {
        return ask(bucket -> bucket.replaceConfiguration(shape, TokensInheritanceStrategy.AS_IS));
    }

    private <T> VerboseResult<T> ask(Function<VerboseBucket, VerboseResult<T>> question) {
        return database.aside(source -> {
            ProxyManager<String> buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(source)
                    .primaryKeyMapper(PrimaryKeyMapper.STRING)
                    .table("rate_bucket")
                    .idColumn("id")
                    .stateColumn("state")
                    .clientClock(new Time(clock))
                    .build();
            return question.apply(buckets.builder().build(key, declared).asVerbose());
        });
    }

    /** The injected clock for the library. Nodes share the wall clock, as far as theirs agree. */
    private record Time(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
