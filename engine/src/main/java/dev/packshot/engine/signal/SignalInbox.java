package dev.packshot.engine.signal;

import dev.packshot.connector.Signal;
import dev.packshot.engine.work.Urgency;
import dev.packshot.engine.work.WorkItem;
import dev.packshot.engine.work.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Stores what marketplaces tell. Whoever told gets his answer once it is stored; the work comes later. */
@ApplicationScoped
public class SignalInbox {
    /** The stage that acts on signals. */
    static final String SIGNAL = "signal";

    private static final String STORE = """
            INSERT INTO signal (connection, id, kind, listing, at, received)
            VALUES (:connection, :id, :kind, :listing, :at, :now) ON CONFLICT (connection, id) DO NOTHING
            """;

    private final Instance<EntityManager> rows;
    private final WorkQueue queue;
    private final Clock clock;

    SignalInbox(Instance<EntityManager> rows, WorkQueue queue, Clock clock) {
        this.rows = rows;
        this.queue = queue;
        this.clock = clock;
    }

    /** Stores a signal, unless its id is known. */
    @Transactional
    public HeardSignal store(UUID connection, Signal signal) {
        int stored = rows.get()
                .createNativeQuery(STORE)
                .setParameter("connection", connection)
                .setParameter("id", signal.id())
                .setParameter("kind", signal.kind().name())
                .setParameter("listing", signal.listing().map(ref -> ref.id()).orElse(null))
                .setParameter("at", signal.at())
                .setParameter("now", clock.instant())
                .executeUpdate();
        if (stored == 0) {
            return HeardSignal.KNOWN;
        }
        Urgency urgency =
                switch (signal.kind()) {
                    case CREATED, REVOKED, ERASE -> Urgency.LAUNCH;
                    case CHANGED, DELETED, FINISHED, BUYER -> Urgency.ROUTINE;
                };
        queue.add(new WorkItem(SIGNAL, itemId(connection, signal.id()), connection, signal.id()), urgency);
        return HeardSignal.STORED;
    }

    /** A signal's kind, listing and time. */
    record Stored(Signal.Kind kind, java.util.Optional<String> listing, java.time.Instant at) {}

    @Transactional
    List<Stored> read(UUID connection, String id) {
        List<Object[]> found = rows.get()
                .createNativeQuery(
                        "SELECT kind, listing, at FROM signal WHERE connection = :connection AND id = :id AND done IS NULL",
                        Object[].class)
                .setParameter("connection", connection)
                .setParameter("id", id)
                .getResultList();
        return found.stream()
                .map(row -> new Stored(
                        Signal.Kind.valueOf((String) row[0]),
                        java.util.Optional.ofNullable((String) row[1]),
                        (java.time.Instant) row[2]))
                .toList();
    }

    @Transactional
    void done(UUID connection, String id) {
        rows.get()
                .createNativeQuery("UPDATE signal SET done = :now WHERE connection = :connection AND id = :id")
                .setParameter("now", clock.instant())
                .setParameter("connection", connection)
                .setParameter("id", id)
                .executeUpdate();
    }

    private static String itemId(UUID connection, String id) {
        return connection + "/" + dev.packshot.catalog.Digest.of(id).abbreviated();
    }
}
