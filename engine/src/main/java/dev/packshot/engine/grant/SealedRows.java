package dev.packshot.engine.grant;

import dev.packshot.engine.grant.Envelope.Place;
import dev.packshot.engine.grant.Envelope.Sealed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of {@code sealed_secret}. All methods work on the caller's transaction. */
@Singleton
final class SealedRows {
    private final Envelope envelope;
    private final KeyRing ring;
    private final Clock clock;

    @Inject
    SealedRows(KeyRing ring, SecureRandom random, Clock clock) {
        this.envelope = new Envelope(ring, random);
        this.ring = ring;
        this.clock = clock;
    }

    void write(Connection on, UUID connection, String field, byte[] secret) throws SQLException {
        claim(on, connection, field);
        long version =
                read(on, connection, field, "FOR UPDATE").orElseThrow().place().version() + 1;
        Sealed sealed = envelope.seal(secret, new Place(connection, field, version));
        try (PreparedStatement update = on.prepareStatement("""
                UPDATE sealed_secret SET version = ?, key_id = ?, wrapped = ?, content = ?, changed = ?
                WHERE connection = ? AND field = ?""")) {
            update.setLong(1, version);
            update.setString(2, sealed.keyId());
            update.setBytes(3, sealed.wrapped());
            update.setBytes(4, sealed.content());
            update.setTimestamp(5, Timestamp.from(clock.instant()));
            update.setObject(6, connection);
            update.setString(7, field);
            update.executeUpdate();
        }
    }

    /** Makes sure that there is a row to lock, so that two first writers wait for each other as well. */
    private void claim(Connection on, UUID connection, String field) throws SQLException {
        try (PreparedStatement insert = on.prepareStatement("""
                INSERT INTO sealed_secret (connection, field, version, key_id, wrapped, content, changed)
                VALUES (?, ?, 0, ?, '', '', ?) ON CONFLICT DO NOTHING""")) {
            insert.setObject(1, connection);
            insert.setString(2, field);
            insert.setString(3, ring.current());
            insert.setTimestamp(4, Timestamp.from(clock.instant()));
            insert.executeUpdate();
        }
    }

    Optional<byte[]> open(Connection on, UUID connection, String field) throws SQLException {
        return read(on, connection, field, "").map(row -> envelope.open(row.sealed(), row.place()));
    }

    /** The same, and nobody else changes the row until the transaction ends. */
    Optional<byte[]> openLocked(Connection on, UUID connection, String field) throws SQLException {
        return read(on, connection, field, "FOR UPDATE").map(row -> envelope.open(row.sealed(), row.place()));
    }

    Optional<Instant> changed(Connection on, UUID connection, String field) throws SQLException {
        try (PreparedStatement select =
                on.prepareStatement("SELECT changed FROM sealed_secret WHERE connection = ? AND field = ?")) {
            select.setObject(1, connection);
            select.setString(2, field);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getTimestamp(1).toInstant()) : Optional.empty();
            }
        }
    }

    List<UUID> unchangedSince(Connection on, String field, Instant time) throws SQLException {
        try (PreparedStatement select = on.prepareStatement(
                "SELECT connection FROM sealed_secret WHERE field = ? AND changed <= ? ORDER BY changed")) {
            select.setString(1, field);
            select.setTimestamp(2, Timestamp.from(time));
            List<UUID> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getObject(1, UUID.class));
                }
            }
            return found;
        }
    }

    List<String> fields(Connection on, UUID connection, String prefix) throws SQLException {
        try (PreparedStatement select = on.prepareStatement(
                "SELECT field FROM sealed_secret WHERE connection = ? AND starts_with(field, ?) ORDER BY field")) {
            select.setObject(1, connection);
            select.setString(2, prefix);
            List<String> fields = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    fields.add(rows.getString(1));
                }
            }
            return fields;
        }
    }

    void erase(Connection on, UUID connection, String prefix) throws SQLException {
        try (PreparedStatement delete =
                on.prepareStatement("DELETE FROM sealed_secret WHERE connection = ? AND starts_with(field, ?)")) {
            delete.setObject(1, connection);
            delete.setString(2, prefix);
            delete.executeUpdate();
        }
    }

    /**
     * Rows behind a place that aren't under the current key, locked.
     *
     * @param most rows at once
     */
    List<Row> outdated(Connection on, UUID connection, String field, int most) throws SQLException {
        try (PreparedStatement select = on.prepareStatement("""
                SELECT connection, field, version, key_id, wrapped, content FROM sealed_secret
                WHERE key_id <> ? AND (connection, field) > (?, ?)
                ORDER BY connection, field LIMIT ? FOR UPDATE""")) {
            select.setString(1, ring.current());
            select.setObject(2, connection);
            select.setString(3, field);
            select.setInt(4, most);
            List<Row> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(row(rows));
                }
            }
            return found;
        }
    }

    /** @throws SealFailure when the row can't be opened; it stays as it is then */
    void rewrap(Connection on, Row row) throws SQLException {
        Sealed sealed = envelope.rewrap(row.sealed(), row.place());
        try (PreparedStatement update = on.prepareStatement(
                "UPDATE sealed_secret SET key_id = ?, wrapped = ? WHERE connection = ? AND field = ?")) {
            update.setString(1, sealed.keyId());
            update.setBytes(2, sealed.wrapped());
            update.setObject(3, row.place().connection());
            update.setString(4, row.place().field());
            update.executeUpdate();
        }
    }

    private static Optional<Row> read(Connection on, UUID connection, String field, String lock) throws SQLException {
        try (PreparedStatement select =
                on.prepareStatement("SELECT connection, field, version, key_id, wrapped, content FROM sealed_secret"
                        + " WHERE connection = ? AND field = ? " + lock)) {
            select.setObject(1, connection);
            select.setString(2, field);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(row(rows)) : Optional.empty();
            }
        }
    }

    private static Row row(ResultSet rows) throws SQLException {
        return new Row(
                new Place(rows.getObject(1, UUID.class), rows.getString(2), rows.getLong(3)),
                new Sealed(rows.getString(4), rows.getBytes(5), rows.getBytes(6)));
    }

    /** A secret at its place. */
    record Row(Place place, Sealed sealed) {}
}
