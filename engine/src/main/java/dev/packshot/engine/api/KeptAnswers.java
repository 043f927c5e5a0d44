package dev.packshot.engine.api;

import dev.packshot.engine.database.Database;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Answers to requests with a key, kept for a day. */
@Singleton
class KeptAnswers {
    private static final Duration KEPT = Duration.ofDays(1);

    private final Database database;
    private final Clock clock;

    KeptAnswers(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What was answered.
     *
     * @param request digest of the request
     * @param answer JSON
     */
    record Kept(String request, String answer) {}

    /**
     * Claims a key. A request with the same key that still runs is waited for: its row isn't committed yet.
     *
     * @return what was answered before; empty when this is the first request
     */
    Optional<Kept> begin(String caller, String key, String request) {
        return database.joining(connection -> {
            forgetOld(connection);
            return claimed(connection, caller, key, request)
                    ? Optional.empty()
                    : Optional.of(kept(connection, caller, key));
        });
    }

    /** Keeps the answer, in the transaction that did what it says. */
    void finish(String caller, String key, String answer) {
        database.joining(connection -> {
            try (PreparedStatement update = connection.prepareStatement(
                    "UPDATE repeatable_request SET answer = ? WHERE caller = ? AND key = ?")) {
                update.setString(1, answer);
                update.setString(2, caller);
                update.setString(3, key);
                return update.executeUpdate();
            }
        });
    }

    private boolean claimed(Connection connection, String caller, String key, String request) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO repeatable_request (caller, key, request, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING
                """)) {
            insert.setString(1, caller);
            insert.setString(2, key);
            insert.setString(3, request);
            insert.setTimestamp(4, Timestamp.from(clock.instant()));
            return insert.executeUpdate() == 1;
        }
    }

    private static Kept kept(Connection connection, String caller, String key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT request, answer FROM repeatable_request WHERE caller = ? AND key = ?")) {
            select.setString(1, caller);
            select.setString(2, key);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("The row that was in the way is gone", "40001");
                }
                return new Kept(row.getString(1), row.getString(2));
            }
        }
    }

    /** A few at a time, and none that somebody else is at. */
    private void forgetOld(Connection connection) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("""
                DELETE FROM repeatable_request WHERE (caller, key) IN (
                  SELECT caller, key FROM repeatable_request WHERE at < ? ORDER BY at LIMIT 20 FOR UPDATE SKIP LOCKED)
                """)) {
            delete.setTimestamp(1, Timestamp.from(clock.instant().minus(KEPT)));
            delete.executeUpdate();
        }
    }
}
