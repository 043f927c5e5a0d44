package dev.packshot.engine.signal;

import dev.packshot.connector.Capability;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.MarketplaceConnector;
import dev.packshot.connector.Signal;
import dev.packshot.connector.Signals;
import dev.packshot.connector.WebhookCall;
import dev.packshot.engine.connection.Connection;
import dev.packshot.engine.connection.ConnectionState;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.connection.Connectors;
import dev.packshot.engine.connection.Sessions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Where webhooks come in. Quick: what they hint at is stored, and acted on later. */
@Singleton
public final class WebhookDoor {
    private final Connections connections;
    private final Connectors connectors;
    private final Sessions sessions;
    private final SignalInbox inbox;

    WebhookDoor(Connections connections, Connectors connectors, Sessions sessions, SignalInbox inbox) {
        this.connections = connections;
        this.connectors = connectors;
        this.sessions = sessions;
        this.inbox = inbox;
    }

    /**
     * Takes a webhook in: all of its signals, or none.
     *
     * @param connection that it came in for, as its address says
     * @return the signals that weren't known yet; empty for one that means nothing to us, or came before
     * @throws WebhookRefused when it isn't stored and never will be
     */
    public List<Signal> receive(UUID connection, WebhookCall call) {
        Connection shop = QuarkusTransaction.requiringNew()
                .call(() -> connections.findByIdOptional(connection))
                .filter(known -> known.state() != ConnectionState.REMOVED)
                .orElseThrow(() -> new WebhookRefused(WebhookRefused.Reason.UNKNOWN));
        List<Signal> heard = read(shop, call);
        return QuarkusTransaction.requiringNew().call(() -> heard.stream()
                .filter(signal -> inbox.store(connection, signal) == HeardSignal.STORED)
                .toList());
    }

    private List<Signal> read(Connection shop, WebhookCall call) {
        MarketplaceConnector connector = connectors.of(shop);
        Signals signals = connector
                .signals()
                .filter(known -> connector.describe().can(Capability.WEBHOOKS))
                .orElseThrow(() -> new WebhookRefused(WebhookRefused.Reason.UNSUPPORTED));
        try {
            return signals.receive(call, sessions.settings(shop));
        } catch (ConnectorException.Unauthorized e) {
            throw new WebhookRefused(WebhookRefused.Reason.FORGED);
        } catch (ConnectorException.Malformed e) {
            throw new WebhookRefused(WebhookRefused.Reason.UNREADABLE);
        }
    }
}
