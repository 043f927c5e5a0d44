package dev.packshot.engine.signal;

import dev.packshot.connector.Capability;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.MarketplaceConnector;
import dev.packshot.connector.Settings;
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
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

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
        Listener listener = listener(() -> connections
                        .findByIdOptional(connection)
                        .filter(known -> known.state() != ConnectionState.REMOVED))
                .orElseThrow(() -> new WebhookRefused(WebhookRefused.Reason.UNKNOWN));
        return stored(listener, signals(listener.connector()), call);
    }

    /**
     * Takes a webhook in that came to the one address for all shops: all of its signals, or none. It says itself which shop
     * it is about.
     *
     * @param connector that it came in for, as its address says
     * @return the signals that weren't known yet; empty also for a shop that isn't known, or not any more: a marketplace
     *     goes on telling of a shop whose rows are erased already
     * @throws WebhookRefused when it isn't stored and never will be
     */
    public List<Signal> receive(String connector, WebhookCall call) {
        Signals signals = signals(connector);
        String account =
                read(() -> signals.account(call)).orElseThrow(() -> new WebhookRefused(WebhookRefused.Reason.UNKNOWN));
        return listener(() -> connections
                        .ofAccount(connector, account)
                        // What was removed here may still have to be erased.
                        .or(() -> connections.removedOfAccount(connector, account).stream()
                                .findFirst()))
                .map(listener -> stored(listener, signals, call))
                .orElse(List.of());
    }

    /** A connection that is told, with all of its settings. */
    private record Listener(UUID connection, String connector, Settings settings, boolean removed) {}

    private Optional<Listener> listener(Supplier<Optional<Connection>> find) {
        return QuarkusTransaction.requiringNew().call(() -> find.get()
                .map(shop -> new Listener(
                        shop.id(),
                        shop.connector(),
                        sessions.settings(shop),
                        shop.state() == ConnectionState.REMOVED)));
    }

    private List<Signal> stored(Listener listener, Signals signals, WebhookCall call) {
        List<Signal> heard = read(() -> signals.receive(call, listener.settings()));
        return QuarkusTransaction.requiringNew().call(() -> heard.stream()
                .filter(signal -> !listener.removed() || signal.kind() == Signal.Kind.ERASE)
                .filter(signal -> inbox.store(listener.connection(), signal) == HeardSignal.STORED)
                .toList());
    }

    private Signals signals(String connector) {
        return connectors
                .find(connector)
                .filter(known -> known.describe().can(Capability.WEBHOOKS))
                .flatMap(MarketplaceConnector::signals)
                .orElseThrow(() -> new WebhookRefused(WebhookRefused.Reason.UNSUPPORTED));
    }

    private static <T> T read(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (ConnectorException.Unauthorized e) {
            throw new WebhookRefused(WebhookRefused.Reason.FORGED);
        } catch (ConnectorException.Malformed e) {
            throw new WebhookRefused(WebhookRefused.Reason.UNREADABLE);
        }
    }
}
