package dev.packshot.engine.repair;

import dev.packshot.connector.Remedy;
import dev.packshot.connector.Session;
import dev.packshot.engine.audit.AuditLog;
import dev.packshot.engine.budget.Purpose;
import dev.packshot.engine.connection.Connection;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.connection.Sessions;
import dev.packshot.engine.problem.Problem;
import dev.packshot.engine.problem.Problems;
import dev.packshot.engine.publication.Restorer;
import dev.packshot.engine.work.Quarantine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Does what a person decides about a problem. */
@ApplicationScoped
public class Repairs {
    private final Problems problems;
    private final Quarantine quarantine;
    private final Restorer restorer;
    private final Connections connections;
    private final Sessions sessions;
    private final AuditLog audit;

    Repairs(
            Problems problems,
            Quarantine quarantine,
            Restorer restorer,
            Connections connections,
            Sessions sessions,
            AuditLog audit) {
        this.problems = problems;
        this.quarantine = quarantine;
        this.restorer = restorer;
        this.connections = connections;
        this.sessions = sessions;
        this.audit = audit;
    }

    /** What can be done about a problem; nothing about one that is closed. */
    public Set<Button> buttons(Problem problem) {
        if (problem.closed() != null) {
            return Set.of();
        }
        Set<Button> buttons = EnumSet.of(Button.SKIP);
        if (quarantine.retries(problem)) {
            buttons.add(Button.RETRY);
        }
        if (problem.remedy() == Remedy.RECONNECT && problem.connection() != null) {
            buttons.add(Button.RECONNECT);
        }
        if (problem.listing() != null) {
            buttons.add(Button.RESTORE);
        }
        return buttons;
    }

    /**
     * Presses a button that {@link #buttons} names.
     *
     * @throws dev.packshot.connector.ConnectorException when the shop doesn't answer yet
     * @throws dev.packshot.engine.publication.NothingToRestore when nothing was ever written to the listing
     */
    @Transactional
    public void press(Problem problem, Button button, String actor) {
        if (!buttons(problem).contains(button)) {
            throw new IllegalArgumentException("There is no such button beside this problem: " + button);
        }
        switch (button) {
            case RETRY -> quarantine.retry(problem.id(), actor);
            case RECONNECT -> {
                Connection connection = connections.get(Objects.requireNonNull(problem.connection()));
                connections.resume(connection.id(), actor);
                // Rolled back with everything else when the shop doesn't answer.
                sessions.with(connection, Purpose.PULL, Session::probe);
                close(problem, actor, button);
            }
            case RESTORE -> {
                restorer.restore(Objects.requireNonNull(problem.listing()), actor);
                close(problem, actor, button);
            }
            case SKIP -> quarantine.skip(problem.id(), actor, "");
        }
    }

    private void close(Problem problem, String actor, Button button) {
        problems.close(problem.stage(), problem.item(), actor);
        audit.record(
                actor,
                "problem." + button.name().toLowerCase(java.util.Locale.ROOT),
                problem.id().toString(),
                Map.of("stage", problem.stage(), "item", problem.item()));
    }
}
