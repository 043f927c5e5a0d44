package dev.packshot.engine.install;

import dev.packshot.connector.Grant;
import dev.packshot.engine.connection.Connection;
import dev.packshot.engine.connection.ConnectionState;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.grant.GrantVault;
import dev.packshot.engine.grant.SealFailure;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Shops whose grant serves, or can be renewed without anybody's help. */
@Singleton
class StandingGrants {
    private final Connections connections;
    private final GrantVault vault;
    private final Clock clock;

    StandingGrants(Connections connections, GrantVault vault, Clock clock) {
        this.connections = connections;
        this.vault = vault;
        this.clock = clock;
    }

    /** The connection to an account; empty when there is none, or somebody has to consent first. */
    Optional<UUID> of(String connector, String account) {
        return QuarkusTransaction.joiningExisting().call(() -> connections
                .ofAccount(connector, account)
                .filter(shop -> shop.state() != ConnectionState.NEEDS_SIGN_IN)
                .map(Connection::id)
                .filter(this::serves));
    }

    private boolean serves(UUID connection) {
        try {
            return vault.load(connection).filter(this::lasts).isPresent();
        } catch (SealFailure e) {
            // Its key was lost: a new one is as good as the first.
            return false;
        }
    }

    private boolean lasts(Grant grant) {
        return grant.refresh().isPresent()
                || grant.expires().filter(clock.instant()::isAfter).isEmpty();
    }
}
