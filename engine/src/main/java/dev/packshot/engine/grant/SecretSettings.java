package dev.packshot.engine.grant;

import dev.packshot.connector.Secret;
import dev.packshot.engine.database.Database;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Settings of kind SECRET, sealed as grants are. Joins the caller's transaction. */
@Singleton
public final class SecretSettings {
    private static final String PREFIX = "setting:";

    private final Database database;
    private final SealedRows rows;

    @Inject
    SecretSettings(Database database, SealedRows rows) {
        this.database = database;
        this.rows = rows;
    }

    /**
     * Keeps a secret in place of an earlier one.
     *
     * @param key of the setting
     */
    public void store(UUID connection, String key, Secret value) {
        database.joining(on -> {
            rows.write(on, connection, PREFIX + key, value.reveal().getBytes(StandardCharsets.UTF_8));
            return key;
        });
    }

    /**
     * A secret.
     *
     * @throws SealFailure when it can't be opened
     */
    public Optional<Secret> load(UUID connection, String key) {
        return database.joining(on -> rows.open(on, connection, PREFIX + key)).map(SecretSettings::secret);
    }

    /**
     * All secrets of a connection, by key.
     *
     * @throws SealFailure when one can't be opened
     */
    public Map<String, Secret> all(UUID connection) {
        return database.joining(on -> {
            Map<String, Secret> found = new LinkedHashMap<>();
            for (String field : rows.fields(on, connection, PREFIX)) {
                rows.open(on, connection, field)
                        .ifPresent(bytes -> found.put(field.substring(PREFIX.length()), secret(bytes)));
            }
            return found;
        });
    }

    /** Forgets all secrets of a connection. */
    public void erase(UUID connection) {
        database.joining(on -> {
            rows.erase(on, connection, PREFIX);
            return connection;
        });
    }

    private static Secret secret(byte[] bytes) {
        return new Secret(new String(bytes, StandardCharsets.UTF_8));
    }
}
