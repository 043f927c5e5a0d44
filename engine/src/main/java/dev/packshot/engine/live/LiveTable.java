package dev.packshot.engine.live;

import dev.packshot.engine.database.Database;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The events of the last hour, at most about 20,000. */
@Singleton
class LiveTable {
    static final String CHANNEL = "packshot_live";
    private static final Duration KEPT = Duration.ofHours(1);
    private static final long MOST = 20_000;

    private static final String ADD = """
            WITH added AS (INSERT INTO live_event (at, kind, subject, facts) VALUES (?, ?, ?, ?) RETURNING id)
            SELECT id, pg_notify('%s', '') FROM added
            """.formatted(CHANNEL);
    private static final String AFTER = """
            SELECT xact::text, id, at, kind, subject, facts FROM live_event
            WHERE (xact, id) > (?::xid8, ?) AND xact < pg_snapshot_xmin(pg_current_snapshot())
            ORDER BY xact, id LIMIT ?
            """;

    private final Database database;

    LiveTable(Database database) {
        this.database = database;
    }

    long add(Instant at, String kind, UUID subject, String facts) {
        return database.joining(connection -> {
            try (PreparedStatement add = connection.prepareStatement(ADD)) {
                add.setTimestamp(1, Timestamp.from(at));
                add.setString(2, kind);
                add.setObject(3, subject);
                add.setString(4, facts);
                return number(add);
            }
        });
    }

    void prune(Instant now) {
        database.joining(connection -> {
            try (PreparedStatement delete = connection.prepareStatement(
                    "DELETE FROM live_event WHERE at < ? OR id <= (SELECT max(id) FROM live_event) - ?")) {
                delete.setTimestamp(1, Timestamp.from(now.minus(KEPT)));
                delete.setLong(2, MOST);
                return delete.executeUpdate();
            }
        });
    }

    /** Whether an event is still there, so that reading on from it skips nothing. */
    boolean holds(Place place) {
        return database.apart(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT count(*) FROM live_event WHERE xact = ?::xid8 AND id = ?")) {
                select.setString(1, String.valueOf(place.transaction()));
                select.setLong(2, place.number());
                return number(select) == 1;
            }
        });
    }

    /** Before everything that is told from now on. */
    Place end() {
        return database.apart(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")) {
                return new Place(number(select), 0);
            }
        });
    }

    /** The next events, at most {@code most}. */
    List<LiveEvent> after(Place place, int most) {
        return database.apart(connection -> read(connection, place, most));
    }

    private static List<LiveEvent> read(Connection connection, Place place, int most) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(AFTER)) {
            select.setString(1, String.valueOf(place.transaction()));
            select.setLong(2, place.number());
            select.setInt(3, most);
            List<LiveEvent> events = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    events.add(new LiveEvent(
                            new Place(Long.parseLong(rows.getString(1)), rows.getLong(2)),
                            rows.getTimestamp(3).toInstant(),
                            rows.getString(4),
                            rows.getObject(5, UUID.class),
                            rows.getString(6)));
                }
            }
            return events;
        }
    }

    private static long number(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
