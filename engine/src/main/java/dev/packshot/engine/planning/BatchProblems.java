package dev.packshot.engine.planning;

import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.problem.Problem;
import dev.packshot.engine.work.Settling;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** A drift alarm that somebody looked into: held batches pass, publishing goes on. */
@Singleton
final class BatchProblems implements Settling {
    private final Batches batches;
    private final Connections connections;

    BatchProblems(Batches batches, Connections connections) {
        this.batches = batches;
        this.connections = connections;
    }

    @Override
    public Set<String> stages() {
        return Set.of(Batches.CHECK);
    }

    @Override
    public void again(Problem problem, String actor) {
        UUID shop = Objects.requireNonNull(problem.connection());
        batches.release(shop);
        connections.resume(shop, actor);
    }
}
