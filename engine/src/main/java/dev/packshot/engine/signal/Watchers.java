package dev.packshot.engine.signal;

import dev.packshot.connector.Capability;
import dev.packshot.connector.MarketplaceConnector;
import dev.packshot.connector.Signal;
import dev.packshot.connector.Signals;
import dev.packshot.engine.connection.Connection;
import dev.packshot.engine.connection.ConnectionChanged;
import dev.packshot.engine.connection.ConnectionState;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.connection.Connectors;
import dev.packshot.engine.connection.Sessions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a watch open for each active connection whose marketplace can be watched from this machine. Several nodes may watch
 * the same: a signal is stored once. What a watch misses, the next reading finds.
 */
@Singleton
public final class Watchers {
    private static final System.Logger LOG = System.getLogger(Watchers.class.getName());

    /** Finds what another node changed, and tries again what couldn't be opened. */
    private static final long LOOK_SECONDS = 15;

    private final Connections connections;
    private final Connectors connectors;
    private final Sessions sessions;
    private final SignalInbox inbox;
    private final Map<UUID, Open> open = new HashMap<>();
    private @Nullable ScheduledExecutorService looking;

    Watchers(Connections connections, Connectors connectors, Sessions sessions, SignalInbox inbox) {
        this.connections = connections;
        this.connectors = connectors;
        this.sessions = sessions;
        this.inbox = inbox;
    }

    private record Open(int version, Signals.Watch watch) {}

    /** Begins to watch, and to follow what becomes of the connections. Nothing happens when it has begun. */
    public synchronized void start() {
        if (looking == null) {
            looking = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("watchers").factory());
            looking.scheduleWithFixedDelay(this::look, 0, LOOK_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Closes every watch. */
    public synchronized void stop() {
        if (looking != null) {
            looking.shutdown();
            looking = null;
        }
        List.copyOf(open.keySet()).forEach(this::close);
    }

    /** How many watches are open. */
    public synchronized int watching() {
        return open.size();
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) ConnectionChanged change) {
        ScheduledExecutorService started = started();
        if (started != null) {
            // Not on this thread: its transaction has just ended and can't begin another.
            started.execute(this::look);
        }
    }

    void closing(@Observes ShutdownEvent event) {
        stop();
    }

    private synchronized @Nullable ScheduledExecutorService started() {
        return looking;
    }

    private void look() {
        try {
            Map<UUID, Connection> active = QuarkusTransaction.requiringNew().call(() -> connections.present().stream()
                    .filter(connection -> connection.state() == ConnectionState.ACTIVE)
                    .collect(Collectors.toMap(Connection::id, connection -> connection)));
            agree(active);
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "The connections can't be read now", e);
        }
    }

    private synchronized void agree(Map<UUID, Connection> active) {
        if (looking == null) {
            return;
        }
        for (Map.Entry<UUID, Open> one : List.copyOf(open.entrySet())) {
            Connection connection = active.get(one.getKey());
            if (connection == null || connection.version() != one.getValue().version()) {
                close(one.getKey());
            }
        }
        active.values().stream()
                .filter(connection -> !open.containsKey(connection.id()))
                .forEach(this::open);
    }

    private void open(Connection connection) {
        try {
            MarketplaceConnector connector = connectors.of(connection);
            if (connector.describe().can(Capability.WATCH)) {
                UUID id = connection.id();
                Signals.Watch watch = connector
                        .signals()
                        .orElseThrow()
                        .watch(sessions.settings(connection), signal -> hear(id, signal));
                open.put(id, new Open(connection.version(), watch));
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "connection={0} can't be watched now: {1}", connection.name(), e.toString());
        }
    }

    private void hear(UUID connection, Signal signal) {
        try {
            inbox.store(connection, signal);
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "A signal wasn't stored; the next reading finds what it hinted at", e);
        }
    }

    private void close(UUID connection) {
        try {
            Open closing = open.remove(connection);
            if (closing != null) {
                closing.watch().close();
            }
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "A watch didn't close well", e);
        }
    }
}
