package dev.packshot.engine.connection;

import dev.packshot.catalog.Digest;
import dev.packshot.connector.Secret;
import dev.packshot.engine.database.Database;
import dev.packshot.engine.grant.SealedConsents;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Consents that are under way: each can be taken once, and not for long. */
@Singleton
final class ConsentRows {
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final String SEPARATOR = " ";

    private final Database database;
    private final SealedConsents secrets;
    private final Clock clock;

    ConsentRows(Database database, SealedConsents secrets, Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * A consent that was asked for.
     *
     * @param verifier secret of RFC 7636
     * @param back where the shop's owner is sent back to
     * @param actor who asked
     */
    record Asked(UUID connection, Secret verifier, URI back, String actor) {}

    /** Keeps what was asked for; only the browser that keeps the other secret takes it. */
    void keep(String state, Secret browser, Asked asked) {
        forgetOld();
        database.apart(on -> {
            try (PreparedStatement insert = on.prepareStatement(
                    "INSERT INTO consent (state, connection, back, actor, until, browser) VALUES (?, ?, ?, ?, ?, ?)")) {
                insert.setString(1, Digest.of(state).hex());
                insert.setObject(2, asked.connection());
                insert.setString(3, asked.back().toString());
                insert.setString(4, asked.actor());
                insert.setTimestamp(5, Timestamp.from(clock.instant().plus(LIFE)));
                insert.setString(6, Digest.of(browser.reveal()).hex());
                insert.executeUpdate();
            }
            var secret = new Secret(state + SEPARATOR + asked.verifier().reveal());
            secrets.store(asked.connection(), Digest.of(state).hex(), secret);
            return state;
        });
    }

    /**
     * Takes what was asked for under a state, committed when this returns: nobody takes it again. A browser that didn't ask
     * takes nothing, and leaves it to the one that did.
     */
    Optional<Asked> take(String state, Secret browser) {
        String key = Digest.of(state).hex();
        return database.apart(on -> {
            try (PreparedStatement delete = on.prepareStatement(
                    "DELETE FROM consent WHERE state = ? AND browser = ? RETURNING connection, back, actor, until")) {
                delete.setString(1, key);
                delete.setString(2, Digest.of(browser.reveal()).hex());
                try (ResultSet row = delete.executeQuery()) {
                    if (!row.next()) {
                        return Optional.empty();
                    }
                    UUID connection = row.getObject(1, UUID.class);
                    Optional<Secret> verifier = secrets.take(connection, key).flatMap(kept -> verifier(kept, state));
                    boolean late = row.getTimestamp(4).toInstant().isBefore(clock.instant());
                    return late ? Optional.empty() : asked(row, connection, verifier);
                }
            }
        });
    }

    private static Optional<Asked> asked(ResultSet row, UUID connection, Optional<Secret> verifier)
            throws SQLException {
        URI back = URI.create(row.getString(2));
        String actor = row.getString(3);
        return verifier.map(secret -> new Asked(connection, secret, back, actor));
    }

    private static Optional<Secret> verifier(Secret kept, String state) {
        int end = kept.reveal().indexOf(SEPARATOR);
        byte[] asked = kept.reveal().substring(0, end).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(asked, state.getBytes(StandardCharsets.UTF_8))
                ? Optional.of(new Secret(kept.reveal().substring(end + 1)))
                : Optional.empty();
    }

    private void forgetOld() {
        database.apart(on -> {
            try (PreparedStatement delete =
                    on.prepareStatement("DELETE FROM consent WHERE until < ? RETURNING connection, state")) {
                delete.setTimestamp(1, Timestamp.from(clock.instant()));
                try (ResultSet rows = delete.executeQuery()) {
                    while (rows.next()) {
                        secrets.take(rows.getObject(1, UUID.class), rows.getString(2));
                    }
                }
            }
            return LIFE;
        });
    }
}
