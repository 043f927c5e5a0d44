package dev.packshot.engine.planning;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.packshot.connector.Remedy;
import dev.packshot.engine.connection.ConnectionState;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.problem.Problems;
import dev.packshot.engine.work.Pool;
import dev.packshot.engine.work.RetryPolicy;
import dev.packshot.engine.work.WorkItem;
import dev.packshot.engine.work.Worker;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Looks at a decided batch: the next one begins, or publishing stops. */
@Singleton
final class BatchWorker implements Worker {
    private final Batches batches;
    private final QualityGate gate;
    private final Connections connections;
    private final Problems problems;

    BatchWorker(Batches batches, QualityGate gate, Connections connections, Problems problems) {
        this.batches = batches;
        this.gate = gate;
        this.connections = connections;
        this.problems = problems;
    }

    @Override
    public String stage() {
        return Batches.CHECK;
    }

    @Override
    public Pool pool() {
        return Pool.IO;
    }

    @Override
    public RetryPolicy retries() {
        return RetryPolicy.retry(5)
                .startingAt(ofSeconds(1))
                .doublingUpTo(ofMinutes(5))
                .thenQuarantine();
    }

    @Override
    public void work(WorkItem item) {
        UUID batch = item.row();
        QuarkusTransaction.requiringNew().run(() -> {
            if (!batches.complete(batch)) {
                return;
            }
            Optional<String> objection = gate.objection(item.connection(), batch);
            if (objection.isEmpty()) {
                batches.pass(batch);
                return;
            }
            batches.hold(batch, objection.get());
            // A shop that has to be connected again publishes nothing anyway, and has to be told so.
            if (connections.get(item.connection()).state() == ConnectionState.ACTIVE) {
                connections.pause(item.connection(), objection.get(), "drift alarm");
            }
            problems.open(new Problems.Report(
                    item.connection(),
                    null,
                    Batches.CHECK,
                    batch.toString(),
                    "",
                    Remedy.FIX_IMAGE,
                    objection.get() + " Publishing is paused: look at some of these pictures, then accept the batch"
                            + " or change the profile.",
                    ""));
        });
    }
}
