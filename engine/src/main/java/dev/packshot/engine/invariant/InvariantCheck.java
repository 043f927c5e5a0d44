package dev.packshot.engine.invariant;

import dev.packshot.engine.audit.AuditLog;
import dev.packshot.engine.connection.Connection;
import dev.packshot.engine.connection.Connections;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/**
 * Proves what must always hold, from the rows, from the stored bytes, and from what the marketplaces themselves show. To be
 * run when nothing is in flight, or to be read as "at most these": work that moves on meanwhile can look stuck for a moment.
 */
@Singleton
public final class InvariantCheck {
    private final RowChecks rows;
    private final ByteChecks bytes;
    private final ShelfChecks shelves;
    private final Connections connections;
    private final AuditLog audit;

    InvariantCheck(RowChecks rows, ByteChecks bytes, ShelfChecks shelves, Connections connections, AuditLog audit) {
        this.rows = rows;
        this.bytes = bytes;
        this.shelves = shelves;
        this.connections = connections;
        this.audit = audit;
    }

    /** All that is broken; nothing when all is well. */
    public List<Breach> run() {
        List<Breach> breaches = new ArrayList<>(rows.run());
        breaches.addAll(bytes.run());
        for (Connection connection : QuarkusTransaction.requiringNew().call(connections::present)) {
            if (connection.reads()) {
                breaches.addAll(shelves.run(connection));
            }
        }
        audit.verify()
                .broken()
                .ifPresent(broken ->
                        breaches.add(new Breach(Invariant.AUDITED, "entry " + broken.number() + ": " + broken.why())));
        return breaches;
    }
}
