package dev.packshot.engine.webhook;

import dev.packshot.engine.database.Database;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of messages, deliveries and tries. */
@Singleton
public class Deliveries {
    private static final String LOG = """
            SELECT d.id, d.message, m.type, d.state, d.created, d.delivered
            FROM webhook_delivery d JOIN webhook_message m ON m.id = d.message
            WHERE d.endpoint = ? AND (d.created, d.id) < (?, ?) ORDER BY d.created DESC, d.id DESC LIMIT ?
            """;
    private static final UUID LAST = new UUID(-1, -1);
    private static final Instant FUTURE = Instant.parse("9999-01-01T00:00:00Z");

    private final Database database;

    Deliveries(Database database) {
        this.database = database;
    }

    /**
     * A delivery that is still to be made.
     *
     * @param tries that were made
     */
    record Pending(UUID endpoint, String message, String body, int tries) {}

    void keep(Outbox.Message message) {
        change(
                "INSERT INTO webhook_message (id, type, subject, body, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                message.id(),
                message.type(),
                message.subject(),
                message.body(),
                Timestamp.from(message.at()));
    }

    /** A new delivery; empty when the endpoint was told of the message already. */
    Optional<UUID> add(UUID endpoint, String message, Instant now) {
        return database.joining(connection -> {
            try (PreparedStatement add = connection.prepareStatement("""
                    INSERT INTO webhook_delivery (endpoint, message, state, created) VALUES (?, ?, 'PENDING', ?)
                    ON CONFLICT DO NOTHING RETURNING id
                    """)) {
                fill(add, endpoint, message, Timestamp.from(now));
                try (ResultSet row = add.executeQuery()) {
                    return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
                }
            }
        });
    }

    Optional<Pending> pending(UUID delivery) {
        return database.joining(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    SELECT d.endpoint, m.id, m.body, (SELECT count(*) FROM webhook_attempt a WHERE a.delivery = d.id)
                    FROM webhook_delivery d JOIN webhook_message m ON m.id = d.message
                    WHERE d.id = ? AND d.state = 'PENDING'
                    """)) {
                fill(select, delivery);
                try (ResultSet row = select.executeQuery()) {
                    return row.next()
                            ? Optional.of(new Pending(
                                    row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getInt(4)))
                            : Optional.empty();
                }
            }
        });
    }

    void note(UUID delivery, Attempt attempt) {
        change(
                """
                INSERT INTO webhook_attempt (delivery, number, at, status, words, millis) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """,
                delivery,
                attempt.number(),
                Timestamp.from(attempt.at()),
                attempt.status(),
                attempt.words(),
                attempt.millis());
    }

    void delivered(UUID delivery, Instant now) {
        change(
                "UPDATE webhook_delivery SET state = 'DELIVERED', delivered = ? WHERE id = ?",
                Timestamp.from(now),
                delivery);
    }

    void giveUp(UUID delivery) {
        change("UPDATE webhook_delivery SET state = 'GIVEN_UP' WHERE id = ? AND state = 'PENDING'", delivery);
    }

    /** What an endpoint was told, the newest first, before a place. */
    public List<DeliveryView> log(UUID endpoint, Optional<Instant> before, Optional<UUID> id, int most) {
        return database.joining(connection -> {
            List<DeliveryView> log = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(LOG)) {
                fill(select, endpoint, Timestamp.from(before.orElse(FUTURE)), id.orElse(LAST), most);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        UUID delivery = row.getObject(1, UUID.class);
                        Timestamp delivered = row.getTimestamp(6);
                        log.add(new DeliveryView(
                                delivery,
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getTimestamp(5).toInstant(),
                                delivered == null ? null : delivered.toInstant(),
                                attempts(connection, delivery)));
                    }
                }
            }
            return log;
        });
    }

    private static List<Attempt> attempts(Connection connection, UUID delivery) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT number, at, status, words, millis FROM webhook_attempt WHERE delivery = ? ORDER BY number")) {
            fill(select, delivery);
            List<Attempt> attempts = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    attempts.add(new Attempt(
                            row.getInt(1),
                            row.getTimestamp(2).toInstant(),
                            row.getInt(3),
                            row.getString(4),
                            row.getLong(5)));
                }
            }
            return attempts;
        }
    }

    private void change(String sql, Object... values) {
        database.joining(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                fill(statement, values);
                return statement.executeUpdate();
            }
        });
    }

    private static void fill(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
