package dev.packshot.engine.erasure;

import dev.packshot.engine.audit.AuditLog;
import dev.packshot.engine.database.Database;
import dev.packshot.engine.work.Departed;
import dev.packshot.engine.work.Postponed;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is known of erasures: which were asked for, and which came to their end. */
@Singleton
final class Erasures implements Departed {
    private static final Duration SOON = Duration.ofSeconds(1);

    private static final Sql WORK = new Sql("""
            SELECT task_instance FROM work_cpu WHERE starts_with(convert_from(task_data, 'UTF8'), :shop::text)
            UNION ALL
            SELECT task_instance FROM work_io WHERE starts_with(convert_from(task_data, 'UTF8'), :shop::text)
            """);

    /** Everything that belongs to the row is gone, or PostgreSQL refuses: foreign keys let no row be forgotten. */
    private static final Sql END = new Sql("DELETE FROM connection WHERE id = :shop");

    private static final List<Sql> NOTES = List.of(
            new Sql("DELETE FROM erasure_id WHERE connection = :shop"),
            // Told of by the rows that went last.
            new Sql("DELETE FROM problem WHERE connection = :shop"),
            new Sql("DELETE FROM live_event WHERE subject = :shop OR facts::jsonb->>'connection' = :shop::text"));

    private final Database database;
    private final AuditLog audit;
    private final Clock clock;

    Erasures(Database database, AuditLog audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** Puts an erasure on record, in the caller's transaction. */
    void begin(UUID shop, String connector) {
        database.joining(on -> {
            try (PreparedStatement insert = on.prepareStatement(
                    "INSERT INTO erasure (connection, connector, asked) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")) {
                insert.setObject(1, shop);
                insert.setString(2, connector);
                insert.setTimestamp(3, Timestamp.from(clock.instant()));
                return insert.executeUpdate();
            }
        });
    }

    @Override
    public boolean has(UUID connection) {
        return holds(connection, "SELECT EXISTS (SELECT FROM erasure WHERE connection = ?)");
    }

    /** Whether something is left to be erased. */
    boolean underWay(UUID shop) {
        return holds(shop, "SELECT EXISTS (SELECT FROM erasure WHERE connection = ? AND finished IS NULL)");
    }

    private boolean holds(UUID shop, String question) {
        return database.apart(on -> {
            try (PreparedStatement select = on.prepareStatement(question)) {
                select.setObject(1, shop);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() && row.getBoolean(1);
                }
            }
        });
    }

    /**
     * Ends an erasure: the connection's own row goes, and with it the possibility that anything comes back.
     *
     * @throws Postponed when somebody began something for the shop meanwhile
     */
    void end(UUID shop) {
        database.apart(on -> {
            Map<String, UUID> values = Map.of("shop", shop);
            if (!WORK.texts(on, values).isEmpty()) {
                throw new Postponed("Something was begun for it meanwhile", SOON);
            }
            for (Sql note : NOTES) {
                note.run(on, values);
            }
            END.run(on, values);
            Map<String, String> outcome = finished(on, shop);
            audit.record("packshot", "connection.erased", shop.toString(), outcome);
            return outcome;
        });
    }

    private Map<String, String> finished(Connection on, UUID shop) throws SQLException {
        try (PreparedStatement update =
                on.prepareStatement("UPDATE erasure SET finished = ? WHERE connection = ? RETURNING listings, files")) {
            update.setTimestamp(1, Timestamp.from(clock.instant()));
            update.setObject(2, shop);
            try (ResultSet row = update.executeQuery()) {
                row.next();
                return Map.of("listings", row.getString(1), "files", row.getString(2));
            }
        }
    }
}
