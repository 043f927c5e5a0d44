package dev.packshot.engine.grant;

import dev.packshot.connector.Secret;
import dev.packshot.engine.database.Database;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** Secrets of consents that are under way, sealed as grants are. Joins the caller's transaction. */
@Singleton
public final class SealedConsents {
    private static final String PREFIX = "consent:";

    private final Database database;
    private final SealedRows rows;

    SealedConsents(Database database, SealedRows rows) {
        this.database = database;
        this.rows = rows;
    }

    /** Keeps a secret under a key. */
    public void store(UUID connection, String key, Secret secret) {
        database.joining(on -> {
            rows.write(on, connection, PREFIX + key, secret.reveal().getBytes(StandardCharsets.UTF_8));
            return key;
        });
    }

    /**
     * The secret under a key, which is forgotten.
     *
     * @throws SealFailure when it can't be opened
     */
    public Optional<Secret> take(UUID connection, String key) {
        return database.joining(on -> {
            Optional<byte[]> found = rows.open(on, connection, PREFIX + key);
            rows.erase(on, connection, PREFIX + key);
            return found.map(bytes -> new Secret(new String(bytes, StandardCharsets.UTF_8)));
        });
    }

    /** Forgets all of a connection. */
    public void erase(UUID connection) {
        database.joining(on -> {
            rows.erase(on, connection, PREFIX);
            return connection;
        });
    }
}
