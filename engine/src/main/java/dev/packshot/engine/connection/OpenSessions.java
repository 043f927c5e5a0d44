package dev.packshot.engine.connection;

import dev.packshot.connector.MarketplaceConnector;
import dev.packshot.connector.Opening;
import dev.packshot.connector.Session;
import dev.packshot.engine.budget.Purpose;
import dev.packshot.engine.budget.RateBudgets;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** One open session for each shop and purpose. One that another replaces, or whose shop goes, is closed after its last use. */
@Singleton
final class OpenSessions {
    private final Connectors connectors;
    private final Grants grants;
    private final RateBudgets budgets;
    private final Clock clock;
    private final Map<Key, Held> open = new ConcurrentHashMap<>();

    OpenSessions(Connectors connectors, Grants grants, RateBudgets budgets, Clock clock) {
        this.connectors = connectors;
        this.grants = grants;
        this.budgets = budgets;
        this.clock = clock;
    }

    private record Key(UUID connection, Purpose purpose) {}

    /** Uses the session of a connection as it is now, or as it became meanwhile. */
    <T> T use(Connection connection, Purpose purpose, Function<Session, T> use) {
        Held held = entered(connection, purpose);
        try {
            return use.apply(held.session);
        } finally {
            held.leave();
        }
    }

    private Held entered(Connection connection, Purpose purpose) {
        var key = new Key(connection.id(), purpose);
        while (true) {
            Held held = open.get(key);
            if (held == null || held.version < connection.version()) {
                Held fresh = new Held(connection.version(), opened(connection, purpose));
                held = open.merge(key, fresh, Held::newer);
            }
            if (held.enter()) {
                return held;
            }
        }
    }

    private Session opened(Connection connection, Purpose purpose) {
        MarketplaceConnector connector = connectors.of(connection);
        return connector.open(new Opening(
                grants.settings(connection),
                () -> grants.current(connection),
                budgets.meter(connection.id(), connector.describe(), purpose),
                clock));
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) ConnectionChanged change) {
        if (change.state() == ConnectionState.REMOVED) {
            for (Purpose purpose : Purpose.values()) {
                Held held = open.remove(new Key(change.connection(), purpose));
                if (held != null) {
                    held.retire();
                }
            }
        }
    }

    void closing(@Observes ShutdownEvent event) {
        open.values().forEach(Held::retire);
        open.clear();
    }

    /** A session and how many use it. */
    private static final class Held {
        private final int version;
        private final Session session;
        private int users;
        private boolean retired;

        Held(int version, Session session) {
            this.version = version;
            this.session = session;
        }

        /** Keeps the one of the newer settings, and lets the other go. */
        static Held newer(Held there, Held fresh) {
            boolean stays = there.version >= fresh.version;
            (stays ? fresh : there).retire();
            return stays ? there : fresh;
        }

        synchronized boolean enter() {
            if (!retired) {
                users++;
            }
            return !retired;
        }

        synchronized void leave() {
            users--;
            closeUnused();
        }

        synchronized void retire() {
            retired = true;
            closeUnused();
        }

        private void closeUnused() {
            if (retired && users == 0) {
                session.close();
            }
        }
    }
}
