package dev.packshot.engine.checkup;

import dev.packshot.engine.connection.Connection;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.work.Urgency;
import dev.packshot.engine.work.WorkItem;
import dev.packshot.engine.work.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Has shops looked at. */
@ApplicationScoped
public class Checkups {
    /** The stage that looks. */
    static final String CHECKUP = "shop-checkup";

    private final Connections connections;
    private final WorkQueue queue;
    private final Clock clock;

    Checkups(Connections connections, WorkQueue queue, Clock clock) {
        this.connections = connections;
        this.queue = queue;
        this.clock = clock;
    }

    /** Has one looked at as soon as somebody is free. */
    @Transactional
    public void ask(UUID connection) {
        queue.add(item(connection), Urgency.ROUTINE);
    }

    /**
     * Has all looked at that may be read.
     *
     * @return how many
     */
    @Transactional
    public int askAll() {
        List<WorkItem> items = connections.present().stream()
                .filter(Connection::reads)
                .map(connection -> item(connection.id()))
                .toList();
        queue.addAll(items, Urgency.UPKEEP, clock.instant());
        return items.size();
    }

    private static WorkItem item(UUID connection) {
        return new WorkItem(CHECKUP, connection.toString(), connection, "");
    }
}
