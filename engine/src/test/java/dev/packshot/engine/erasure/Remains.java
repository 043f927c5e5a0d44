package dev.packshot.engine.erasure;

import dev.packshot.engine.database.Database;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Looks through every column of every table for words, whatever the column's type. */
final class Remains {
    /** Where ids may stay, each with the reason. */
    private static final Map<String, String> ALLOWED = Map.of(
            "erasure", "connection", // The only record of the erasure.
            "audit_entry", "subject"); // Who did what to which id stays; the id leads nowhere.

    private final Database database;

    Remains(Database database) {
        this.database = database;
    }

    /** All tables of the application. */
    List<String> tables() {
        return database.apart(on -> {
            try (ResultSet rows = on.createStatement()
                    .executeQuery("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
                            + " AND table_type = 'BASE TABLE' AND table_name <> 'flyway_schema_history' ORDER BY 1")) {
                List<String> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                return found;
            }
        });
    }

    /** By table, the rows that hold any of the words, as text or within bytes. */
    Map<String, List<String>> of(Collection<String> words) {
        List<String> needles = new ArrayList<>(words);
        words.forEach(word -> needles.add(HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8))));
        Map<String, List<String>> found = new TreeMap<>();
        for (String table : tables()) {
            List<String> rows = database.apart(on -> rows(on, table, needles));
            if (!rows.isEmpty()) {
                found.put(table, rows);
            }
        }
        return found;
    }

    private static List<String> rows(Connection on, String table, List<String> needles) throws SQLException {
        String query = """
                SELECT row FROM (SELECT (to_jsonb(t) - ?)::text AS row FROM %s t) found
                WHERE EXISTS (SELECT FROM unnest(?) needle WHERE strpos(lower(row), lower(needle)) > 0)
                """.formatted(table);
        try (PreparedStatement select = on.prepareStatement(query)) {
            select.setString(1, ALLOWED.getOrDefault(table, ""));
            select.setArray(2, on.createArrayOf("text", needles.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                List<String> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                return found;
            }
        }
    }
}
