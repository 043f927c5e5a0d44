package dev.packshot.engine.checkup;

import dev.packshot.connector.Capability;
import dev.packshot.engine.connection.Connection;
import dev.packshot.engine.connection.Connectors;
import dev.packshot.engine.database.Database;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a marketplace that tells by webhook does so. What an app has subscribed to can't always be asked for, but a shop
 * whose galleries change while nothing is heard of it is one whose webhooks go astray.
 */
@Singleton
final class Hearing {
    private static final Duration LATELY = Duration.ofDays(7);
    /** So long a webhook may still be on its way. */
    private static final Duration ON_ITS_WAY = Duration.ofHours(6);

    private static final String DEAF = """
            SELECT EXISTS (SELECT 1 FROM listing WHERE connection = ? AND changed > first_seen AND changed BETWEEN ? AND ?)
               AND NOT EXISTS (SELECT 1 FROM signal WHERE connection = ? AND received > ?)
            """;

    private final Connectors connectors;
    private final Database database;
    private final Clock clock;

    Hearing(Connectors connectors, Database database, Clock clock) {
        this.connectors = connectors;
        this.database = database;
        this.clock = clock;
    }

    /** A sentence for the operator when webhooks of a shop go astray. */
    Optional<String> warning(Connection shop) {
        if (!connectors.of(shop).describe().can(Capability.WEBHOOKS) || !deaf(shop)) {
            return Optional.empty();
        }
        return Optional.of(
                "Its listings change, and no webhook has told of it for %d days: until the marketplace sends them to /hooks/%s of this installation, changes are found by reading only."
                        .formatted(LATELY.toDays(), shop.connector()));
    }

    private boolean deaf(Connection shop) {
        Instant now = clock.instant();
        Timestamp from = Timestamp.from(now.minus(LATELY));
        return database.apart(on -> {
            try (PreparedStatement select = on.prepareStatement(DEAF)) {
                select.setObject(1, shop.id());
                select.setTimestamp(2, from);
                select.setTimestamp(3, Timestamp.from(now.minus(ON_ITS_WAY)));
                select.setObject(4, shop.id());
                select.setTimestamp(5, from);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return row.getBoolean(1);
                }
            }
        });
    }
}
