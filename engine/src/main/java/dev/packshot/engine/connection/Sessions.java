package dev.packshot.engine.connection;

import dev.packshot.connector.Authorizer;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Grant;
import dev.packshot.connector.MarketplaceConnector;
import dev.packshot.connector.Opening;
import dev.packshot.connector.Remedy;
import dev.packshot.connector.Session;
import dev.packshot.connector.Settings;
import dev.packshot.engine.budget.Purpose;
import dev.packshot.engine.budget.RateBudgets;
import dev.packshot.engine.grant.GrantVault;
import dev.packshot.engine.grant.SecretSettings;
import dev.packshot.engine.work.Postponed;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Talks to shops: with the right secrets, within the budget, renewing a grant where that helps. One session stays open for
 * each shop and purpose.
 */
@Singleton
public final class Sessions {
    /** A grant that ends sooner is renewed before it is used. */
    private static final Duration EARLY = Duration.ofMinutes(5);

    private static final Duration UNTIL_SIGNED_IN = Duration.ofMinutes(5);

    private final Connectors connectors;
    private final Connections connections;
    private final GrantVault vault;
    private final SecretSettings secrets;
    private final RateBudgets budgets;
    private final Clock clock;
    private final Map<Key, Open> open = new ConcurrentHashMap<>();

    Sessions(
            Connectors connectors,
            Connections connections,
            GrantVault vault,
            SecretSettings secrets,
            RateBudgets budgets,
            Clock clock) {
        this.connectors = connectors;
        this.connections = connections;
        this.vault = vault;
        this.secrets = secrets;
        this.budgets = budgets;
        this.clock = clock;
    }

    private record Key(UUID connection, Purpose purpose) {}

    private record Open(int version, Session session) {}

    /**
     * Uses a shop.
     *
     * @param connection whose shop
     * @param purpose which part of the budget it is for
     * @param use what is done; may be tried a second time with a renewed grant
     * @throws Postponed when the shop has to be connected again first
     * @throws ConnectorException as the connector says
     */
    public <T> T with(Connection connection, Purpose purpose, Function<Session, T> use) {
        if (!connection.reads()) {
            throw new Postponed("The connection " + connection.name() + " is " + connection.state(), UNTIL_SIGNED_IN);
        }
        Optional<Grant> used = vault.load(connection.id());
        try {
            return use.apply(session(connection, purpose));
        } catch (ConnectorException.Unauthorized e) {
            if (e.remedy() != Remedy.REFRESH_GRANT || used.isEmpty()) {
                throw signInNeeded(connection, e);
            }
        }
        try {
            renew(connection, used.get());
            return use.apply(session(connection, purpose));
        } catch (ConnectorException.Unauthorized e) {
            throw signInNeeded(connection, e);
        }
    }

    /** The settings of a connection with its secrets. */
    public Settings settings(Connection connection) {
        Map<String, String> all = new HashMap<>(connection.settings().values());
        secrets.all(connection.id()).forEach((key, secret) -> all.put(key, secret.reveal()));
        return new Settings(all);
    }

    private Postponed signInNeeded(Connection connection, ConnectorException.Unauthorized why) {
        connections.needsSignIn(connection.id(), String.valueOf(why.getMessage()));
        return new Postponed("The shop has to be connected again", UNTIL_SIGNED_IN);
    }

    private Session session(Connection connection, Purpose purpose) {
        return open.compute(new Key(connection.id(), purpose), (key, known) -> {
                    if (known != null && known.version() == connection.version()) {
                        return known;
                    }
                    if (known != null) {
                        known.session().close();
                    }
                    return new Open(connection.version(), opened(connection, purpose));
                })
                .session();
    }

    private Session opened(Connection connection, Purpose purpose) {
        MarketplaceConnector connector = connectors.of(connection);
        Settings settings = settings(connection);
        return connector.open(new Opening(
                settings,
                () -> current(connection),
                budgets.meter(connection.id(), connector.describe(), purpose),
                clock));
    }

    private Optional<Grant> current(Connection connection) {
        Optional<Grant> grant = vault.load(connection.id());
        Instant soon = clock.instant().plus(EARLY);
        boolean ending = grant.flatMap(Grant::expires).filter(soon::isAfter).isPresent();
        return ending ? Optional.of(renew(connection, grant.get())) : grant;
    }

    /** Renews unless somebody else just has. */
    private Grant renew(Connection connection, Grant stale) {
        Authorizer authorizer = connectors
                .of(connection)
                .authorizer(settings(connection))
                .orElseThrow(() -> new ConnectorException.Unauthorized("There is nothing to renew", false));
        return vault.renew(connection.id(), stale, authorizer::refresh);
    }

    void closing(@Observes ShutdownEvent event) {
        open.values().forEach(entry -> entry.session().close());
        open.clear();
    }
}
