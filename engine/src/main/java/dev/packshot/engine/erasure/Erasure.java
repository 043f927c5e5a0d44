package dev.packshot.engine.erasure;

import dev.packshot.engine.audit.AuditLog;
import dev.packshot.engine.connection.Connection;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.work.Urgency;
import dev.packshot.engine.work.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Forgets a shop whole: its rows, its pictures unless another shop shows the same bytes, its secrets, and whatever mentions
 * it. What stays is the connection's id, in the audit log and in a row that says when it was erased. Works without a grant,
 * and can't be undone.
 */
@ApplicationScoped
public class Erasure {
    private final Connections connections;
    private final Erasures erasures;
    private final WorkQueue queue;
    private final AuditLog audit;

    Erasure(Connections connections, Erasures erasures, WorkQueue queue, AuditLog audit) {
        this.connections = connections;
        this.erasures = erasures;
        this.queue = queue;
        this.audit = audit;
    }

    /**
     * Begins to erase a shop, also one that was removed before. Nothing is worked for it from now on; its secrets are gone
     * when this commits, the rest soon after. Nothing happens when it is being erased, or was.
     *
     * @param actor who wants it
     */
    @Transactional
    public void begin(UUID connection, String actor) {
        Optional<Connection> shop = connections.findByIdOptional(connection);
        if (shop.isEmpty() || erasures.underWay(connection)) {
            return;
        }
        connections.remove(connection, actor);
        erasures.begin(connection, shop.get().connector());
        queue.add(EraseWorker.item(connection), Urgency.LAUNCH);
        audit.record(actor, "connection.erase", connection.toString(), Map.of());
    }
}
