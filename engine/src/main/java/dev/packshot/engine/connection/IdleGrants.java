package dev.packshot.engine.connection;

import dev.packshot.connector.Capability;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Grant;
import dev.packshot.engine.grant.GrantVault;
import dev.packshot.engine.grant.SealFailure;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Renews what nobody used for long: where a refresh token ends when it isn't used, a shop in which nothing happens would
 * have to be connected again by hand.
 */
@Singleton
public final class IdleGrants {
    private static final System.Logger LOG = System.getLogger(IdleGrants.class.getName());

    private final Connections connections;
    private final Connectors connectors;
    private final Grants grants;
    private final GrantVault vault;
    private final Clock clock;

    IdleGrants(Connections connections, Connectors connectors, Grants grants, GrantVault vault, Clock clock) {
        this.connections = connections;
        this.connectors = connectors;
        this.grants = grants;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * What a round came to.
     *
     * @param renewed shops with a new grant
     * @param ended shops that have to be connected again
     * @param later shops whose marketplace didn't answer
     */
    public record Renewed(int renewed, int ended, int later) {}

    /**
     * Renews every grant that can be and wasn't for this long.
     *
     * @param idle time since the last renewal
     */
    public Renewed renew(Duration idle) {
        int renewed = 0;
        int ended = 0;
        int later = 0;
        for (UUID id : vault.unchangedSince(clock.instant().minus(idle))) {
            Optional<Connection> shop = QuarkusTransaction.requiringNew()
                    .call(() -> connections.findByIdOptional(id))
                    .filter(Connection::reads);
            if (shop.isEmpty() || !connectors.of(shop.get()).describe().can(Capability.REFRESH)) {
                continue;
            }
            try {
                renewed += renewed(shop.get()) ? 1 : 0;
            } catch (ConnectorException.Unauthorized e) {
                connections.needsSignIn(id, String.valueOf(e.getMessage()));
                ended++;
            } catch (ConnectorException | SealFailure e) {
                LOG.log(Level.INFO, "connection={0} isn't renewed now: {1}", id, e.toString());
                later++;
            }
        }
        return new Renewed(renewed, ended, later);
    }

    private boolean renewed(Connection shop) {
        Optional<Grant> grant =
                grants.kept(shop.id()).filter(kept -> kept.refresh().isPresent());
        grant.ifPresent(kept -> grants.renew(shop, kept));
        return grant.isPresent();
    }
}
