package dev.packshot.engine.checkup;

import static java.time.Duration.ofMinutes;

import dev.packshot.connector.Health;
import dev.packshot.connector.Remedy;
import dev.packshot.connector.Session;
import dev.packshot.engine.budget.Purpose;
import dev.packshot.engine.connection.Connection;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.connection.Sessions;
import dev.packshot.engine.problem.Problems;
import dev.packshot.engine.work.Pool;
import dev.packshot.engine.work.RetryPolicy;
import dev.packshot.engine.work.WorkItem;
import dev.packshot.engine.work.Worker;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks a shop how it is, and tells its warnings to people until they are gone. */
@Singleton
final class CheckupWorker implements Worker {
    private final Connections connections;
    private final Sessions sessions;
    private final Hearing hearing;
    private final Problems problems;

    CheckupWorker(Connections connections, Sessions sessions, Hearing hearing, Problems problems) {
        this.connections = connections;
        this.sessions = sessions;
        this.hearing = hearing;
        this.problems = problems;
    }

    @Override
    public String stage() {
        return Checkups.CHECKUP;
    }

    @Override
    public Pool pool() {
        return Pool.IO;
    }

    @Override
    public RetryPolicy retries() {
        return RetryPolicy.retry(5)
                .startingAt(ofMinutes(1))
                .doublingUpTo(ofMinutes(30))
                .thenQuarantine();
    }

    @Override
    public void work(WorkItem item) {
        Optional<Connection> found = QuarkusTransaction.requiringNew()
                .call(() -> connections.findByIdOptional(item.connection()))
                .filter(Connection::reads);
        if (found.isEmpty()) {
            // Whoever connects it again has it looked at.
            return;
        }
        Connection shop = found.get();
        Health health = sessions.with(shop, Purpose.PULL, Session::probe);
        List<String> warnings = new ArrayList<>(health.warnings());
        hearing.warning(shop).ifPresent(warnings::add);
        if (warnings.isEmpty()) {
            problems.close(stage(), item.id(), "all is well again");
        } else {
            tell(shop, item, warnings);
        }
    }

    private void tell(Connection shop, WorkItem item, List<String> warnings) {
        problems.open(new Problems.Report(
                shop.id(),
                null,
                stage(),
                item.id(),
                "",
                Remedy.RECONNECT,
                "%s: %s".formatted(shop.name(), String.join(" ", warnings)),
                ""));
    }
}
