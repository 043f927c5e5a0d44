package dev.packshot.engine.database;

import java.util.Map;

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

    @Override
    public String toString() {
        return jdbcUrl + " as " + user;
    }
}
