package dev.packshot.engine.planning;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.packshot.engine.publication.Publications;
import dev.packshot.engine.studio.Stages;
import dev.packshot.engine.work.Pool;
import dev.packshot.engine.work.RetryPolicy;
import dev.packshot.engine.work.WorkItem;
import dev.packshot.engine.work.Worker;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** After each decision: plans the publication when it was the listing's last one, and ends the batch when it was its. */
@Singleton
final class SettleWorker implements Worker {
    private final Publications publications;
    private final Batches batches;

    SettleWorker(Publications publications, Batches batches) {
        this.publications = publications;
        this.batches = batches;
    }

    @Override
    public String stage() {
        return Stages.SETTLE;
    }

    @Override
    public Pool pool() {
        return Pool.IO;
    }

    @Override
    public RetryPolicy retries() {
        return RetryPolicy.retry(6)
                .startingAt(ofSeconds(1))
                .doublingUpTo(ofMinutes(2))
                .thenQuarantine();
    }

    @Override
    public Optional<UUID> listing(WorkItem item) {
        return Optional.of(item.row());
    }

    @Override
    public void work(WorkItem item) {
        QuarkusTransaction.requiringNew().run(() -> {
            publications.plan(item.row());
            if (!item.data().isEmpty()) {
                batches.decided(UUID.fromString(item.data()), item.connection());
            }
        });
    }
}
