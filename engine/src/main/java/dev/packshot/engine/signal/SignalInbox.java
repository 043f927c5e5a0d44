package dev.packshot.engine.signal;

import dev.packshot.catalog.ListingRef;
import dev.packshot.connector.Signal;
import dev.packshot.engine.database.Database;
import dev.packshot.engine.work.Urgency;
import dev.packshot.engine.work.WorkItem;
import dev.packshot.engine.work.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Stores what marketplaces tell. Whoever told gets his answer once it is stored; the work comes later, once for all that
 * wait for the same listing.
 */
@ApplicationScoped
public class SignalInbox {
    /** The stage that acts on signals. */
    static final String SIGNAL = "signal";

    private static final String STORE = """
            INSERT INTO signal (connection, id, kind, listing, at, received)
            VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (connection, id) DO NOTHING
            """;
    private static final String OF_LISTING = """
            SELECT id, kind, at FROM signal WHERE connection = ? AND listing = ? AND done IS NULL ORDER BY received, id
            """;
    private static final String OF_KIND = """
            SELECT id, kind, at FROM signal
            WHERE connection = ? AND listing IS NULL AND kind = ? AND done IS NULL ORDER BY received, id
            """;
    private static final String DONE =
            "UPDATE signal SET done = ? WHERE connection = ? AND id = ANY (?) AND done IS NULL";

    private final Database database;
    private final WorkQueue queue;
    private final Clock clock;

    SignalInbox(Database database, WorkQueue queue, Clock clock) {
        this.database = database;
        this.queue = queue;
        this.clock = clock;
    }

    /** Stores a signal, unless its id is known. */
    @Transactional
    public HeardSignal store(UUID connection, Signal signal) {
        if (!stored(connection, signal)) {
            return HeardSignal.KNOWN;
        }
        Urgency urgency =
                switch (signal.kind()) {
                    case CREATED, REVOKED, ERASE -> Urgency.LAUNCH;
                    case CHANGED, DELETED, FINISHED, BUYER -> Urgency.ROUTINE;
                };
        queue.add(item(connection, SignalTopic.of(signal)), urgency);
        return HeardSignal.STORED;
    }

    private boolean stored(UUID connection, Signal signal) {
        return database.joining(on -> {
            try (PreparedStatement insert = on.prepareStatement(STORE)) {
                insert.setObject(1, connection);
                insert.setString(2, signal.id());
                insert.setString(3, signal.kind().name());
                insert.setString(4, listing(signal));
                insert.setTimestamp(5, Timestamp.from(signal.at()));
                insert.setTimestamp(6, Timestamp.from(clock.instant()));
                return insert.executeUpdate() == 1;
            }
        });
    }

    private static @Nullable String listing(Signal signal) {
        return signal.listing().map(ListingRef::id).orElse(null);
    }

    /** A signal that wasn't acted on. */
    record Waiting(String id, Signal.Kind kind, Instant at) {}

    /** All that wait for a topic, in the order in which they came. */
    List<Waiting> waiting(UUID connection, SignalTopic topic) {
        return database.joining(on -> {
            try (PreparedStatement select = on.prepareStatement(topic.listing().isPresent() ? OF_LISTING : OF_KIND)) {
                select.setObject(1, connection);
                select.setString(2, topic.listing().orElseGet(topic.kind()::name));
                return waiting(select);
            }
        });
    }

    private static List<Waiting> waiting(PreparedStatement select) throws SQLException {
        List<Waiting> found = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(new Waiting(
                        rows.getString(1),
                        Signal.Kind.valueOf(rows.getString(2)),
                        rows.getTimestamp(3).toInstant()));
            }
        }
        return found;
    }

    /** Remembers that signals were acted on. */
    void done(UUID connection, List<Waiting> signals) {
        database.joining(on -> {
            try (PreparedStatement update = on.prepareStatement(DONE)) {
                update.setTimestamp(1, Timestamp.from(clock.instant()));
                update.setObject(2, connection);
                update.setArray(
                        3,
                        on.createArrayOf(
                                "text", signals.stream().map(Waiting::id).toArray()));
                return update.executeUpdate();
            }
        });
    }

    /** One item for each topic: what comes while it waits is acted on with it, and what comes meanwhile right after it. */
    static WorkItem item(UUID connection, SignalTopic topic) {
        return new WorkItem(SIGNAL, connection + "/" + topic.name(), connection, topic.text());
    }
}
