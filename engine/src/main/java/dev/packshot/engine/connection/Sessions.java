package dev.packshot.engine.connection;

import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Grant;
import dev.packshot.connector.Remedy;
import dev.packshot.connector.Session;
import dev.packshot.connector.Settings;
import dev.packshot.engine.budget.Purpose;
import dev.packshot.engine.work.Postponed;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Talks to shops: with the right secrets, within the budget, renewing a grant where that helps. One session stays open for
 * each shop and purpose.
 */
@Singleton
public final class Sessions {
    private static final Duration UNTIL_SIGNED_IN = Duration.ofMinutes(5);

    private final Connections connections;
    private final Grants grants;
    private final OpenSessions open;

    Sessions(Connections connections, Grants grants, OpenSessions open) {
        this.connections = connections;
        this.grants = grants;
        this.open = open;
    }

    /**
     * Uses a shop.
     *
     * @param connection whose shop
     * @param purpose which part of the budget it is for
     * @param use what is done; may be tried a second time with a renewed grant
     * @throws Postponed when the shop has to be connected again first
     * @throws ConnectorException as the connector says; {@code NotFound} when the shop was removed
     */
    public <T> T with(Connection connection, Purpose purpose, Function<Session, T> use) {
        if (connection.state() == ConnectionState.REMOVED) {
            throw new ConnectorException.NotFound("The shop " + connection.name() + " was removed");
        }
        if (!connection.reads()) {
            throw new Postponed("The connection " + connection.name() + " is " + connection.state(), UNTIL_SIGNED_IN);
        }
        Optional<Grant> tried = grants.kept(connection.id());
        try {
            return open.use(connection, purpose, use);
        } catch (ConnectorException.Unauthorized e) {
            if (e.remedy() != Remedy.REFRESH_GRANT || tried.isEmpty()) {
                throw signInNeeded(connection, tried, e);
            }
        }
        try {
            tried = Optional.of(grants.renew(connection, tried.get()));
            return open.use(connection, purpose, use);
        } catch (ConnectorException.Unauthorized e) {
            throw signInNeeded(connection, tried, e);
        }
    }

    /** The settings of a connection with its secrets. */
    public Settings settings(Connection connection) {
        return grants.settings(connection);
    }

    private Postponed signInNeeded(Connection connection, Optional<Grant> tried, ConnectorException.Unauthorized why) {
        if (!grants.kept(connection.id()).equals(tried)) {
            return new Postponed("The shop has another grant by now", Duration.ZERO);
        }
        connections.needsSignIn(connection.id(), String.valueOf(why.getMessage()));
        return new Postponed("The shop has to be connected again", UNTIL_SIGNED_IN);
    }
}
