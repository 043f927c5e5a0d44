package dev.packshot.engine.signal;

import dev.packshot.engine.connection.Connection;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.erasure.Erasure;
import dev.packshot.engine.grant.GrantVault;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;

/** Shops that go. Nothing is asked of their marketplace: the grant is dead when it tells. */
@Singleton
final class Leaving {
    private static final String MARKETPLACE = "the marketplace";

    private final Connections connections;
    private final GrantVault vault;
    private final Erasure erasure;

    Leaving(Connections connections, GrantVault vault, Erasure erasure) {
        this.connections = connections;
        this.vault = vault;
        this.erasure = erasure;
    }

    /**
     * The shop took its consent back. When it consented again since, that holds.
     *
     * @param at when it did
     */
    void revoked(UUID connection, Instant at) {
        if (vault.changed(connection).filter(at::isBefore).isEmpty()) {
            connections.needsSignIn(connection, "the shop took its consent back");
        }
    }

    /** Everything that is known of the shop has to be erased, by whatever connection it is known. */
    void erase(Connection connection) {
        erasure.begin(connection.id(), MARKETPLACE);
        connection.account().ifPresent(account -> QuarkusTransaction.requiringNew()
                .call(() -> connections.removedOfAccount(connection.connector(), account))
                .forEach(former -> erasure.begin(former.id(), MARKETPLACE)));
    }
}
