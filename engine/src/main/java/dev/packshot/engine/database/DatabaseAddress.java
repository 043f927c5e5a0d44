package dev.packshot.engine.database;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/**
 * How a PostgreSQL is reached. Prints no password.
 *
 * @param jdbcUrl {@code jdbc:postgresql://…}
 * @param user who signs in
 * @param password may be empty
 */
public record DatabaseAddress(String jdbcUrl, String user, String password) {
    /** The same as configuration of the application. */
    public Map<String, String> asConfiguration() {
        return Map.of(
                "quarkus.datasource.jdbc.url", jdbcUrl,
                "quarkus.datasource.username", user,
                "quarkus.datasource.password", password);
    }

    /**
     * Signs in once.
     *
     * @throws DatabaseUnavailable when that doesn't work, saying why
     */
    public void require() {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "10");
        try {
            DriverManager.getConnection(jdbcUrl, properties).close();
        } catch (SQLException e) {
            throw new DatabaseUnavailable(
                    "The database at %s can't be used as %s: %s Check PACKSHOT_DATABASE_URL, _USER and _PASSWORD, and whether it runs."
                            .formatted(jdbcUrl, user, e.getMessage()),
                    e);
        }
    }

    @Override
    public String toString() {
        return jdbcUrl + " as " + user;
    }
}
