package dev.packshot.engine.invariant;

import dev.packshot.connector.ConnectorException;
import dev.packshot.engine.audit.AuditLog;
import dev.packshot.engine.connection.Connection;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.work.Postponed;
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

    /**
     * What was found.
     *
     * @param breaches all that is broken
     * @param unasked a sentence for each shop that didn't answer: what it shows is not known
     */
    public record Findings(List<Breach> breaches, List<String> unasked) {
        public Findings {
            breaches = List.copyOf(breaches);
            unasked = List.copyOf(unasked);
        }
    }

    /**
     * All that is broken; nothing when all is well.
     *
     * @throws IllegalStateException when a shop didn't answer
     */
    public List<Breach> run() {
        Findings findings = find();
        if (!findings.unasked().isEmpty()) {
            throw new IllegalStateException(String.join(" ", findings.unasked()));
        }
        return findings.breaches();
    }

    /** All that is broken, and which shops didn't answer. */
    public Findings find() {
        List<Breach> breaches = new ArrayList<>(rows.run());
        breaches.addAll(bytes.run());
        List<String> unasked = new ArrayList<>();
        for (Connection connection : QuarkusTransaction.requiringNew().call(connections::present)) {
            if (connection.reads()) {
                try {
                    breaches.addAll(shelves.run(connection));
                } catch (ConnectorException | Postponed e) {
                    unasked.add("The shop %s can't be asked now: %s.".formatted(connection.name(), e.getMessage()));
                }
            }
        }
        audit.verify()
                .broken()
                .ifPresent(broken ->
                        breaches.add(new Breach(Invariant.AUDITED, "entry " + broken.number() + ": " + broken.why())));
        return new Findings(breaches, unasked);
    }
}
