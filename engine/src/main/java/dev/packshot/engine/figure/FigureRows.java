package dev.packshot.engine.figure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads and writes samples. */
final class FigureRows {
    /** For what belongs to no shop. */
    static final UUID NOBODY = new UUID(0, 0);

    private static final String KEEP = """
            INSERT INTO figure_sample (figure, connection, grain, start, count, sum, lowest, highest)
            SELECT ?, o.connection, 'MINUTE', o.start, count(*), sum(o.value), min(o.value), max(o.value)
            FROM (%s) o GROUP BY o.connection, o.start
            ON CONFLICT (figure, grain, start, connection) DO UPDATE SET
              count = excluded.count, sum = excluded.sum, lowest = excluded.lowest, highest = excluded.highest
            """;
    private static final String ROLL_UP = """
            INSERT INTO figure_sample (figure, connection, grain, start, count, sum, lowest, highest)
            SELECT figure, connection, ?, date_trunc(?, start, 'UTC'), sum(count), sum(sum), min(lowest), max(highest)
            FROM figure_sample WHERE grain = ? AND start >= date_trunc(?, ?::timestamptz, 'UTC') GROUP BY 1, 2, 4
            ON CONFLICT (figure, grain, start, connection) DO UPDATE SET
              count = excluded.count, sum = excluded.sum, lowest = excluded.lowest, highest = excluded.highest
            """;
    private static final String ADD = """
            INSERT INTO figure_sample AS s (figure, connection, grain, start, count, sum, lowest, highest)
            VALUES (?, ?, 'MINUTE', date_trunc('minute', ?::timestamptz), ?, ?, ?, ?)
            ON CONFLICT (figure, grain, start, connection) DO UPDATE SET
              count = s.count + excluded.count, sum = s.sum + excluded.sum,
              lowest = least(s.lowest, excluded.lowest), highest = greatest(s.highest, excluded.highest)
            """;
    private static final String READ = """
            SELECT start, sum(count), sum(sum), min(lowest), max(highest) FROM figure_sample
            WHERE figure = ? AND grain = ? AND start >= ? AND start < ? AND (?::uuid IS NULL OR connection = ?::uuid)
            GROUP BY start ORDER BY start
            """;

    private FigureRows() {}

    /** Counts a figure's minutes anew from the ledger. */
    static void count(Connection on, Figure figure, String query, Instant from, Instant until) throws SQLException {
        try (PreparedStatement keep = on.prepareStatement(KEEP.formatted(query))) {
            keep.setString(1, figure.label());
            keep.setTimestamp(2, Timestamp.from(from));
            keep.setTimestamp(3, Timestamp.from(until));
            keep.executeUpdate();
        }
    }

    /** Adds up what a coarser grain holds since a time. */
    static void rollUp(Connection on, Grain fine, Grain coarse, Instant since) throws SQLException {
        try (PreparedStatement roll = on.prepareStatement(ROLL_UP)) {
            roll.setString(1, coarse.name());
            roll.setString(2, coarse.field());
            roll.setString(3, fine.name());
            roll.setString(4, coarse.field());
            roll.setTimestamp(5, Timestamp.from(since));
            roll.executeUpdate();
        }
    }

    /** Adds to the minute's sample. */
    static void add(Connection on, Figure figure, UUID connection, Sample sample) throws SQLException {
        try (PreparedStatement add = on.prepareStatement(ADD)) {
            add.setString(1, figure.label());
            add.setObject(2, connection);
            add.setTimestamp(3, Timestamp.from(sample.start()));
            add.setLong(4, sample.count());
            add.setDouble(5, sample.sum());
            add.setDouble(6, sample.lowest());
            add.setDouble(7, sample.highest());
            add.executeUpdate();
        }
    }

    static void forget(Connection on, Grain grain, Instant before) throws SQLException {
        try (PreparedStatement delete =
                on.prepareStatement("DELETE FROM figure_sample WHERE grain = ? AND start < ?")) {
            delete.setString(1, grain.name());
            delete.setTimestamp(2, Timestamp.from(before));
            delete.executeUpdate();
        }
    }

    static List<Sample> read(
            Connection on, Figure figure, Grain grain, Instant from, Instant until, @Nullable UUID connection)
            throws SQLException {
        try (PreparedStatement select = on.prepareStatement(READ)) {
            select.setString(1, figure.label());
            select.setString(2, grain.name());
            select.setTimestamp(3, Timestamp.from(from));
            select.setTimestamp(4, Timestamp.from(until));
            select.setObject(5, connection);
            select.setObject(6, connection);
            List<Sample> samples = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    samples.add(new Sample(
                            row.getTimestamp(1).toInstant(),
                            row.getLong(2),
                            row.getDouble(3),
                            row.getDouble(4),
                            row.getDouble(5)));
                }
            }
            return samples;
        }
    }
}
