package dev.packshot.engine.connection;

import dev.packshot.connector.Authorizer;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Grant;
import dev.packshot.connector.Settings;
import dev.packshot.engine.grant.GrantVault;
import dev.packshot.engine.grant.SecretSettings;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** The grants and secret settings that sessions are opened with. */
@Singleton
final class Grants {
    /** A grant that ends sooner is renewed before it is used. */
    private static final Duration EARLY = Duration.ofMinutes(5);

    private final Connections connections;
    private final Connectors connectors;
    private final GrantVault vault;
    private final SecretSettings secrets;
    private final Clock clock;
    private final Map<UUID, ReentrantLock> renewing = new ConcurrentHashMap<>();

    Grants(Connections connections, Connectors connectors, GrantVault vault, SecretSettings secrets, Clock clock) {
        this.connections = connections;
        this.connectors = connectors;
        this.vault = vault;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** All settings of a connection, secret ones too. */
    Settings settings(Connection connection) {
        Map<String, String> all = new HashMap<>(connection.settings().values());
        secrets.all(connection.id()).forEach((key, secret) -> all.put(key, secret.reveal()));
        return new Settings(all);
    }

    /** The grant as it is kept. */
    Optional<Grant> kept(UUID connection) {
        return vault.load(connection);
    }

    /** The grant to call with: renewed first when it is about to end. */
    Optional<Grant> current(Connection connection) {
        Optional<Grant> grant = vault.load(connection.id());
        Instant now = clock.instant();
        if (grant.flatMap(Grant::expires).filter(now.plus(EARLY)::isAfter).isEmpty()) {
            return grant;
        }
        try {
            return Optional.of(renew(connection, grant.get()));
        } catch (ConnectorException.Unauthorized e) {
            throw e;
        } catch (ConnectorException e) {
            if (grant.flatMap(Grant::expires).filter(now::isBefore).isPresent()) {
                // It still serves; the next call tries to renew it again.
                return grant;
            }
            throw e;
        }
    }

    /** A shop that took its consent back, or is removed, isn't asked for another grant, whoever still works for it. */
    private Connection requireConsent(Connection connection) {
        return QuarkusTransaction.requiringNew()
                .call(() -> connections.findByIdOptional(connection.id()))
                .filter(Connection::reads)
                .orElseThrow(() -> new ConnectorException.Unauthorized("The shop has to be connected again", false));
    }

    /** Renews unless somebody else just has. Of those on this node, one waits with a database connection in hand. */
    Grant renew(Connection connection, Grant stale) {
        ReentrantLock lock = renewing.computeIfAbsent(connection.id(), id -> new ReentrantLock());
        lock.lock();
        try {
            Optional<Grant> present = vault.load(connection.id());
            if (present.isPresent() && !present.get().equals(stale)) {
                return present.get();
            }
            Authorizer authorizer = connectors
                    .of(requireConsent(connection))
                    .authorizer(settings(connection))
                    .orElseThrow(() -> new ConnectorException.Unauthorized("There is nothing to renew", false));
            return vault.renew(connection.id(), stale, authorizer::refresh);
        } finally {
            lock.unlock();
        }
    }
}
