package dev.packshot.engine.api.embedded;

import dev.packshot.engine.connection.Connection;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.install.Installations;
import dev.packshot.engine.refusal.RefusalType;
import dev.packshot.engine.refusal.Refused;
import dev.packshot.engine.signin.Caller;
import dev.packshot.engine.signin.Visit;
import io.quarkus.security.UnauthorizedException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.persistence.LockModeType;

/** The one shop that the present call is about: the marketplace's token says which. */
@RequestScoped
class OwnShop {
    private final Caller caller;
    private final Connections connections;
    private final Installations installations;

    OwnShop(Caller caller, Connections connections, Installations installations) {
        this.caller = caller;
        this.connections = connections;
        this.installations = installations;
    }

    /** Its connection as it is now. */
    Connection connection() {
        Visit visit = visit();
        return connections
                .ofAccount(visit.connector(), visit.account())
                .orElseThrow(() -> new Refused(
                        RefusalType.NOT_FOUND, "This shop isn't connected yet, or not any more: open the app again."));
    }

    /** The same, which nobody else changes until the transaction ends. */
    Connection locked() {
        Connection connection = connection();
        connections.getEntityManager().refresh(connection, LockModeType.PESSIMISTIC_WRITE);
        return connection;
    }

    /** Sees to it that it is connected. */
    void connect() {
        Visit visit = visit();
        installations.install(visit.connector(), visit.account(), visit.token());
    }

    /** Who calls, as it is written into rows. */
    String actor() {
        return caller.name();
    }

    private Visit visit() {
        return caller.visit().orElseThrow(UnauthorizedException::new);
    }
}
