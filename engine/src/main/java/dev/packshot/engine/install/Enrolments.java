package dev.packshot.engine.install;

import dev.packshot.connector.MarketplaceConnector;
import dev.packshot.engine.checkup.Checkups;
import dev.packshot.engine.connection.Connection;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.identity.Ids;
import dev.packshot.engine.sync.Lane;
import dev.packshot.engine.sync.Schedules;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;

/** The connections of shops that install. */
@Singleton
public class Enrolments {
    private static final Duration CHANGES = Duration.ofMinutes(5);
    private static final Duration SWEEP = Duration.ofHours(24);

    private final Connections connections;
    private final Schedules schedules;
    private final Checkups checkups;
    private final InstallSettings settings;
    private final Ids ids;

    Enrolments(Connections connections, Schedules schedules, Checkups checkups, InstallSettings settings, Ids ids) {
        this.connections = connections;
        this.schedules = schedules;
        this.checkups = checkups;
        this.settings = settings;
        this.ids = ids;
    }

    /** The connection to an account: the one that there is, or else a new one that waits for its consent. */
    UUID enrol(MarketplaceConnector connector, String account, String actor) {
        return connections
                .ofAccount(connector.describe().id(), account)
                .or(() -> java.util.Optional.of(
                        connections.enrol(ids.next(), connector, account, settings.policy(), actor)))
                .map(Connection::id)
                .orElseThrow();
    }

    /**
     * Reads a shop that has just consented, at once and from now on, and looks whether all is well with it. Joins the
     * caller's transaction.
     */
    public void begin(UUID connection) {
        QuarkusTransaction.joiningExisting().run(() -> {
            if (schedules.of(connection).isEmpty()) {
                schedules.begin(connection, CHANGES, SWEEP);
            } else {
                schedules.now(connection, Lane.CHANGES);
            }
            checkups.ask(connection);
        });
    }
}
