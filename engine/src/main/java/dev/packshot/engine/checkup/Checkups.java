package dev.packshot.engine.checkup;

import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.work.Urgency;
import dev.packshot.engine.work.WorkItem;
import dev.packshot.engine.work.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Has shops looked at. */
@ApplicationScoped
public class Checkups {
    /** The stage that looks. */
    static final String CHECKUP = "shop-checkup";

    private final Connections connections;
    private final WorkQueue queue;

    Checkups(Connections connections, WorkQueue queue) {
        this.connections = connections;
        this.queue = queue;
    }

    /** Has one looked at as soon as somebody is free. */
    @Transactional
    public void ask(UUID connection) {
        queue.add(new WorkItem(CHECKUP, connection.toString(), connection, ""), Urgency.ROUTINE);
    }

    /**
     * Has all looked at that may be read.
     *
     * @return how many
     */
    @Transactional
    public int askAll() {
        return (int) connections.present().stream()
                .filter(connection -> connection.reads())
                .peek(connection -> queue.add(
                        new WorkItem(CHECKUP, connection.id().toString(), connection.id(), ""), Urgency.UPKEEP))
                .count();
    }
}
