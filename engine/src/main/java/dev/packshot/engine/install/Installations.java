package dev.packshot.engine.install;

import dev.packshot.connector.Capability;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Grant;
import dev.packshot.connector.Installs;
import dev.packshot.connector.MarketplaceConnector;
import dev.packshot.connector.Secret;
import dev.packshot.engine.connection.Connectors;
import dev.packshot.engine.connection.Consents;
import dev.packshot.engine.refusal.Refused;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes shops in that come by themselves. The marketplace is asked for a grant only where none serves, and once, however
 * many tabs are opened.
 */
@Singleton
public final class Installations {
    private static final String ACTOR = "the marketplace";

    private final Connectors connectors;
    private final Consents consents;
    private final Enrolments enrolments;
    private final StandingGrants standing;
    private final OneAtATime turns;
    private final Clock clock;

    Installations(
            Connectors connectors,
            Consents consents,
            Enrolments enrolments,
            StandingGrants standing,
            OneAtATime turns,
            Clock clock) {
        this.connectors = connectors;
        this.consents = consents;
        this.enrolments = enrolments;
        this.standing = standing;
        this.turns = turns;
        this.clock = clock;
    }

    /**
     * Who comes.
     *
     * @param query of the address, as it arrived
     * @throws Refused when no shop comes by itself from there
     * @throws ConnectorException.Unauthorized when the marketplace didn't send him
     */
    public Installs.Arrival arrival(String connector, String query) {
        return installs(connector).arrival(query, clock.instant());
    }

    /** What the page for an account needs. */
    public Installs.Embedding embedding(String connector, String account) {
        return installs(connector).embedding(account);
    }

    /** What people call the marketplace. */
    public String marketplace(String connector) {
        return known(connector).describe().name();
    }

    /**
     * Sees to it that a shop is connected.
     *
     * @param token of the embedded page, checked before
     * @return its connection
     * @throws ConnectorException as the marketplace says; nothing is kept then
     */
    public UUID install(String connector, String account, Secret token) {
        return standing.of(connector, account)
                .orElseGet(() -> turns.work(connector, account, () -> standing.of(connector, account)
                        .orElseGet(() -> installed(known(connector), account, token))));
    }

    private UUID installed(MarketplaceConnector connector, String account, Secret token) {
        Grant grant = connector.installs().orElseThrow().install(token);
        if (!grant.account().equals(account)) {
            throw new ConnectorException.Unauthorized("The marketplace's answer is about another shop", false);
        }
        UUID connection = enrolments.enrol(connector, account, ACTOR);
        consents.take(connection, grant, ACTOR);
        enrolments.begin(connection);
        return connection;
    }

    /**
     * Where a shop's owner has to consent; empty when a grant serves.
     *
     * @param back where he is to be sent back to
     */
    public Optional<Consents.Departure> consent(String connector, String account, URI back) {
        if (standing.of(connector, account).isPresent()) {
            return Optional.empty();
        }
        UUID connection = turns.work(connector, account, () -> enrolments.enrol(known(connector), account, ACTOR));
        return Optional.of(consents.begin(connection, back, ACTOR));
    }

    private Installs installs(String connector) {
        return known(connector).installs().orElseThrow(() -> Refused.missing("app for", connector));
    }

    private MarketplaceConnector known(String connector) {
        return connectors
                .find(connector)
                .filter(found -> found.describe().can(Capability.INSTALLED))
                .orElseThrow(() -> Refused.missing("app for", connector));
    }
}
