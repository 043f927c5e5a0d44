package dev.packshot.engine.erasure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement with named values: a shop's id as {@code :shop}, ids of rows as {@code :ids} or {@code :owners}, texts under
 * any other name.
 *
 * @param text with {@code :name} for each value
 */
record Sql(String text) {
    private static final Set<String> IDS = Set.of("ids", "owners");

    /** Not the cast of PostgreSQL. */
    private static final Pattern NAME = Pattern.compile("(?<!:):([a-z]+)");

    private interface Read<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** How many rows it was about. */
    int run(Connection on, Map<String, ?> values) throws SQLException {
        try (PreparedStatement statement = filled(on, values)) {
            return statement.executeUpdate();
        }
    }

    List<UUID> ids(Connection on, Map<String, ?> values) throws SQLException {
        return read(on, values, row -> row.getObject(1, UUID.class));
    }

    List<String> texts(Connection on, Map<String, ?> values) throws SQLException {
        return read(on, values, row -> row.getString(1));
    }

    List<Long> numbers(Connection on, Map<String, ?> values) throws SQLException {
        return read(on, values, row -> row.getLong(1));
    }

    List<byte[]> bytes(Connection on, Map<String, ?> values) throws SQLException {
        return read(on, values, row -> row.getBytes(1));
    }

    private <T> List<T> read(Connection on, Map<String, ?> values, Read<T> column) throws SQLException {
        try (PreparedStatement statement = filled(on, values);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(column.read(rows));
            }
            return found;
        }
    }

    private PreparedStatement filled(Connection on, Map<String, ?> values) throws SQLException {
        PreparedStatement statement = on.prepareStatement(NAME.matcher(text).replaceAll("?"));
        Matcher names = NAME.matcher(text);
        for (int i = 1; names.find(); i++) {
            Object value = values.get(names.group(1));
            switch (value) {
                case UUID id -> statement.setObject(i, id);
                case List<?> list -> {
                    String type = IDS.contains(names.group(1)) ? "uuid" : "text";
                    statement.setArray(i, on.createArrayOf(type, list.toArray()));
                }
                case null, default -> throw new SQLFeatureNotSupportedException("No value for " + names.group(1));
            }
        }
        return statement;
    }
}
