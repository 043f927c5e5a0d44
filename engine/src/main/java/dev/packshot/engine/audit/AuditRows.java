package dev.packshot.engine.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.catalog.Digest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Rows of {@code audit_entry} and the row that knows the end of the chain. */
final class AuditRows {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COLUMNS =
            "number, at, actor, action, subject, details, previous, digest, salt, content, erased";

    private AuditRows() {}

    /**
     * The end of the chain.
     *
     * @param firstForm number of the last entry that is bound to its details themselves
     */
    record Head(long number, Digest digest, long firstForm) {}

    /**
     * An entry as it is kept.
     *
     * @param salt of its details; null once they were erased, and in the first form
     * @param content digest of its details; null in the first form
     * @param erased whether the details were taken away
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Row(
            AuditEntry entry,
            byte @Nullable [] salt,
            @Nullable Digest content,
            boolean erased) {}

    /** The end of the chain, locked until the transaction ends: over all nodes, one entry comes after the other. */
    static Head lockHead(Connection on) throws SQLException {
        return head(on, "SELECT number, digest, first_form FROM audit_head FOR UPDATE");
    }

    static Head head(Connection on) throws SQLException {
        return head(on, "SELECT number, digest, first_form FROM audit_head");
    }

    private static Head head(Connection on, String query) throws SQLException {
        try (PreparedStatement select = on.prepareStatement(query);
                ResultSet rows = select.executeQuery()) {
            if (!rows.next()) {
                throw new SQLException("The row of audit_head is gone");
            }
            return new Head(rows.getLong(1), digest(rows.getBytes(2)), rows.getLong(3));
        }
    }

    static void append(Connection on, AuditEntry entry, byte[] salt) throws SQLException {
        Digest content = entry.content(salt);
        byte[] digest = bytes(entry.bound(content));
        try (PreparedStatement insert = on.prepareStatement(
                "INSERT INTO audit_entry (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, NULL)")) {
            insert.setLong(1, entry.number());
            insert.setObject(2, entry.at().atOffset(ZoneOffset.UTC));
            insert.setString(3, entry.actor());
            insert.setString(4, entry.action());
            insert.setString(5, entry.subject());
            insert.setString(6, json(entry.details()));
            insert.setBytes(7, bytes(entry.previous()));
            insert.setBytes(8, digest);
            insert.setBytes(9, salt);
            insert.setBytes(10, bytes(content));
            insert.executeUpdate();
        }
        try (PreparedStatement update = on.prepareStatement("UPDATE audit_head SET number = ?, digest = ?")) {
            update.setLong(1, entry.number());
            update.setBytes(2, digest);
            update.executeUpdate();
        }
    }

    static int erase(Connection on, List<Long> numbers, Instant now) throws SQLException {
        try (PreparedStatement update = on.prepareStatement("UPDATE audit_entry SET details = '{}', salt = NULL,"
                + " erased = ? WHERE number = ANY (?) AND erased IS NULL")) {
            update.setObject(1, offset(now));
            update.setArray(2, on.createArrayOf("bigint", numbers.toArray()));
            return update.executeUpdate();
        }
    }

    static List<AuditEntry> read(Connection on, AuditQuery query, int most) throws SQLException {
        try (PreparedStatement select = on.prepareStatement("SELECT " + COLUMNS + """
                  FROM audit_entry
                WHERE (?::bigint IS NULL OR number < ?)
                  AND (?::text IS NULL OR actor = ?)
                  AND (?::text IS NULL OR action = ? OR (right(?, 1) = '.' AND starts_with(action, ?)))
                  AND (?::text IS NULL OR subject = ?)
                  AND (?::timestamptz IS NULL OR at >= ?)
                  AND (?::timestamptz IS NULL OR at < ?)
                ORDER BY number DESC LIMIT ?""")) {
            Long before = query.before().isPresent() ? query.before().getAsLong() : null;
            int next = bind(select, 1, before, 2);
            next = bind(select, next, query.actor().orElse(null), 2);
            next = bind(select, next, query.action().orElse(null), 4);
            next = bind(select, next, query.subject().orElse(null), 2);
            next = bind(select, next, query.from().map(AuditRows::offset).orElse(null), 2);
            next = bind(select, next, query.until().map(AuditRows::offset).orElse(null), 2);
            select.setInt(next, most);
            List<AuditEntry> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(row(rows).entry());
                }
            }
            return found;
        }
    }

    /** All entries in order, read piece by piece. */
    static PreparedStatement all(Connection on) throws SQLException {
        PreparedStatement select = on.prepareStatement("SELECT " + COLUMNS + " FROM audit_entry ORDER BY number");
        select.setFetchSize(500);
        return select;
    }

    static Row row(ResultSet rows) throws SQLException {
        var entry = new AuditEntry(
                rows.getLong(1),
                rows.getObject(2, OffsetDateTime.class).toInstant(),
                rows.getString(3),
                rows.getString(4),
                rows.getString(5),
                details(rows.getString(6)),
                digest(rows.getBytes(7)),
                digest(rows.getBytes(8)));
        byte[] content = rows.getBytes(10);
        return new Row(entry, rows.getBytes(9), content == null ? null : digest(content), rows.getObject(11) != null);
    }

    private static int bind(PreparedStatement select, int from, @Nullable Object value, int times) throws SQLException {
        for (int i = from; i < from + times; i++) {
            select.setObject(i, value);
        }
        return from + times;
    }

    private static OffsetDateTime offset(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static String json(Map<String, String> details) {
        try {
            return JSON.writeValueAsString(details);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts can always be written", e);
        }
    }

    /** Whatever stands there: what isn't texts by name can't have the digest of something that was. */
    private static Map<String, String> details(String json) throws SQLException {
        try {
            JsonNode node = JSON.readTree(json);
            Map<String, String> details = new TreeMap<>();
            node.properties()
                    .forEach(field -> details.put(
                            field.getKey(),
                            field.getValue().isTextual()
                                    ? field.getValue().textValue()
                                    : field.getValue().toString() + '\u0000'));
            return node.isObject() ? details : Map.of("\u0000", json);
        } catch (JsonProcessingException e) {
            throw new SQLException("PostgreSQL lets nothing but JSON in", e);
        }
    }

    private static Digest digest(byte[] bytes) {
        return new Digest(HexFormat.of().formatHex(bytes));
    }

    private static byte[] bytes(Digest digest) {
        return HexFormat.of().parseHex(digest.hex());
    }
}
