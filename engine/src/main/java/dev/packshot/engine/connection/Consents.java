package dev.packshot.engine.connection;

import dev.packshot.catalog.Digest;
import dev.packshot.connector.Authorizer;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Grant;
import dev.packshot.connector.Secret;
import dev.packshot.engine.grant.GrantVault;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/**
 * How a shop's owner connects it, for the first time or again: he is sent to the marketplace, consents there, and is sent
 * back. The state that he carries serves once, for ten minutes, and in the browser that it was given to (RFC 6749, 10.12);
 * the code that he brings is worth nothing without a verifier that never left (RFC 7636).
 */
@Singleton
public final class Consents {
    private static final int SECRET_BYTES = 32;

    private final Connections connections;
    private final Connectors connectors;
    private final Grants grants;
    private final GrantVault vault;
    private final ConsentRows rows;
    private final SecureRandom random;

    Consents(
            Connections connections,
            Connectors connectors,
            Grants grants,
            GrantVault vault,
            ConsentRows rows,
            SecureRandom random) {
        this.connections = connections;
        this.connectors = connectors;
        this.grants = grants;
        this.vault = vault;
        this.rows = rows;
        this.random = random;
    }

    /**
     * Where a shop's owner goes.
     *
     * @param address the marketplace's page
     * @param label tells this consent from others in the same browser
     * @param browser what his browser has to keep, and {@link #finish} wants to see again
     */
    public record Departure(URI address, String label, Secret browser) {}

    /** The {@link Departure#label} of the consent that a state is of. */
    public static String label(String state) {
        return Digest.of(state).abbreviated();
    }

    /**
     * Where the shop's owner is to be sent.
     *
     * @param back where he is to be sent back to, as the marketplace knows it
     * @param actor who asks
     * @throws ConsentRefused when the connection needs no consent
     */
    public Departure begin(UUID connection, URI back, String actor) {
        Authorizer authorizer = authorizer(connection);
        String state = drawn();
        var verifier = new Secret(drawn());
        var browser = new Secret(drawn());
        rows.keep(state, browser, new ConsentRows.Asked(connection, verifier, back, actor));
        return new Departure(authorizer.consent(state, verifier, back), label(state), browser);
    }

    /**
     * Takes what he came back with. Work that waited for it goes on.
     *
     * @param query parameters of the address that he came back to
     * @param browser what his browser kept; may be blank
     * @return the connection that is signed in now
     * @throws ConsentRefused when the state isn't one that was given to this browser and not yet used, or he didn't consent
     * @throws ConnectorException as the marketplace says; he begins again then
     */
    public UUID finish(Map<String, String> query, Secret browser) {
        ConsentRows.Asked asked = rows.take(query.getOrDefault("state", ""), browser)
                .orElseThrow(() -> new ConsentRefused(ConsentRefused.Reason.STALE));
        if (query.containsKey("error")) {
            throw new ConsentRefused(ConsentRefused.Reason.DENIED);
        }
        Grant grant = authorizer(asked.connection()).exchange(query, asked.verifier(), asked.back());
        QuarkusTransaction.requiringNew().run(() -> take(asked.connection(), grant, asked.actor()));
        return asked.connection();
    }

    /**
     * Takes a grant that the marketplace gave. Joins the caller's transaction. Work that waited for it goes on.
     *
     * @throws ConsentRefused when it is another shop's
     */
    public void take(UUID connection, Grant grant, String actor) {
        QuarkusTransaction.joiningExisting().run(() -> {
            boolean otherShop = vault.load(connection)
                    .filter(before -> !before.account().equals(grant.account()))
                    .isPresent();
            if (otherShop) {
                throw new ConsentRefused(ConsentRefused.Reason.OTHER_SHOP);
            }
            vault.store(connection, grant);
            connections.signedIn(connection, grant.account(), actor);
        });
    }

    private Authorizer authorizer(UUID id) {
        Connection connection = QuarkusTransaction.requiringNew().call(() -> connections.get(id));
        if (connection.state() == ConnectionState.REMOVED) {
            throw new ConsentRefused(ConsentRefused.Reason.NOTHING_TO_ASK);
        }
        return connectors
                .of(connection)
                .authorizer(grants.settings(connection))
                .orElseThrow(() -> new ConsentRefused(ConsentRefused.Reason.NOTHING_TO_ASK));
    }

    /** 256 bits as 43 characters. */
    private String drawn() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
