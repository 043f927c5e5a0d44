package dev.packshot.engine.connection;

import dev.packshot.connector.MarketplaceConnector;
import dev.packshot.connector.Remedy;
import dev.packshot.connector.Secret;
import dev.packshot.connector.Setting;
import dev.packshot.connector.SettingProblem;
import dev.packshot.connector.Settings;
import dev.packshot.engine.audit.AuditLog;
import dev.packshot.engine.grant.SecretSettings;
import dev.packshot.engine.problem.Problems;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Makes, changes and finds connections. */
@ApplicationScoped
public class Connections implements PanacheRepositoryBase<Connection, UUID> {
    private static final String SIGN_IN = "sign-in";

    private final Connectors connectors;
    private final SecretSettings secrets;
    private final Problems problems;
    private final AuditLog audit;
    private final Clock clock;
    private final Event<ConnectionChanged> changed;

    Connections(
            Connectors connectors,
            SecretSettings secrets,
            Problems problems,
            AuditLog audit,
            Clock clock,
            Event<ConnectionChanged> changed) {
        this.connectors = connectors;
        this.secrets = secrets;
        this.problems = problems;
        this.audit = audit;
        this.clock = clock;
        this.changed = changed;
    }

    /**
     * Connects a shop. Its secrets go to the vault.
     *
     * @throws ConnectionRefused when a setting is wrong, the name is taken or the connector unknown
     */
    @Transactional
    public Connection create(UUID id, String name, String connector, Settings settings, Policy policy, String actor) {
        List<SettingProblem> wrong = new ArrayList<>();
        if (name.isBlank() || name.length() > 80) {
            wrong.add(new SettingProblem("name", "\"" + name + "\"", "Give it a name of 1 to 80 characters."));
        } else if (named(name).isPresent()) {
            wrong.add(new SettingProblem("name", "\"" + name + "\" twice", "Choose a name that isn't taken."));
        }
        Optional<MarketplaceConnector> found = connectors.find(connector);
        found.ifPresentOrElse(
                known -> wrong.addAll(known.check(settings)),
                () -> wrong.add(new SettingProblem("connector", connector, "Choose one of those that are listed.")));
        if (!wrong.isEmpty()) {
            throw new ConnectionRefused(wrong);
        }
        Settings open = vaulted(id, found.orElseThrow(), settings);
        var connection = new Connection(id, name, connector, open, policy, clock.instant());
        persist(connection);
        tell(connection);
        audit.record(actor, "connection.create", id.toString(), Map.of("name", name, "connector", connector));
        return connection;
    }

    /** Puts secrets away and gives back the rest. */
    private Settings vaulted(UUID id, MarketplaceConnector connector, Settings settings) {
        Map<String, String> open = new HashMap<>(settings.values());
        connector.describe().settings().stream()
                .filter(setting -> setting.kind() == Setting.Kind.SECRET)
                .forEach(setting -> Optional.ofNullable(open.remove(setting.key()))
                        .ifPresent(value -> secrets.store(id, setting.key(), new Secret(value))));
        return new Settings(open);
    }

    /** The connection with this name. */
    public Optional<Connection> named(String name) {
        return find("name", name).firstResultOptional();
    }

    /** All that weren't removed, by name. */
    public List<Connection> present() {
        return list("state <> ?1 order by name", ConnectionState.REMOVED);
    }

    /** The connection with this id. */
    public Connection get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> new IllegalArgumentException("There is no connection " + id));
    }

    /**
     * Changes what people may change.
     *
     * @throws ConnectionRefused when a setting is wrong
     */
    @Transactional
    public Connection configure(
            UUID id, String name, Settings settings, Policy policy, double sampleShare, String actor) {
        Connection connection = get(id);
        List<SettingProblem> wrong = connectors.of(connection).check(settings);
        if (!wrong.isEmpty()) {
            throw new ConnectionRefused(wrong);
        }
        connection.configure(name, vaulted(id, connectors.of(connection), settings), policy, sampleShare);
        tell(connection);
        audit.record(actor, "connection.configure", id.toString(), Map.of("policy", policy.name()));
        return connection;
    }

    /** Lets nothing be published until somebody says so. */
    @Transactional
    public void pause(UUID id, String reason, String actor) {
        become(id, ConnectionState.PAUSED, reason);
        audit.record(actor, "connection.pause", id.toString(), Map.of("reason", reason));
    }

    /** Lets publishing go on. */
    @Transactional
    public void resume(UUID id, String actor) {
        become(id, ConnectionState.ACTIVE, "");
        problems.close(SIGN_IN, id.toString(), actor);
        audit.record(actor, "connection.resume", id.toString(), Map.of());
    }

    /** The shop was connected again: work goes on, unless somebody paused it. */
    @Transactional
    void signedIn(UUID id, String actor) {
        Connection connection = get(id);
        if (connection.state() == ConnectionState.NEEDS_SIGN_IN) {
            become(id, ConnectionState.ACTIVE, "");
        } else {
            tell(connection);
        }
        problems.close(SIGN_IN, id.toString(), actor);
        audit.record(actor, "connection.sign-in", id.toString(), Map.of());
    }

    /** Everything of a shop waits until somebody connects it again. */
    @Transactional
    public void needsSignIn(UUID id, String reason) {
        // Locked before it is looked at: of many who find out at once, one says so.
        Connection connection = locked(id);
        if (connection.state() == ConnectionState.NEEDS_SIGN_IN || connection.state() == ConnectionState.REMOVED) {
            return;
        }
        become(id, ConnectionState.NEEDS_SIGN_IN, reason);
        problems.open(new Problems.Report(
                id,
                null,
                SIGN_IN,
                id.toString(),
                "",
                Remedy.RECONNECT,
                "%s has to be connected again: %s".formatted(connection.name(), reason),
                ""));
        audit.record("system", "connection.needs-sign-in", id.toString(), Map.of());
    }

    /** Ends a connection: its grant, secrets and open problems go, its other rows stay. */
    @Transactional
    public void remove(UUID id, String actor) {
        if (locked(id).state() == ConnectionState.REMOVED) {
            return;
        }
        become(id, ConnectionState.REMOVED, "removed by " + actor);
        audit.record(actor, "connection.remove", id.toString(), Map.of());
    }

    /** A buyer asked for what is known of him, or to be forgotten: nothing of buyers is kept, which is put on record. */
    @Transactional
    public void buyerAsked(UUID id) {
        audit.record("the marketplace", "connection.buyer-request", id.toString(), Map.of("kept", "nothing"));
    }

    private void become(UUID id, ConnectionState state, String reason) {
        Connection connection = locked(id);
        connection.become(state, reason);
        tell(connection);
    }

    private Connection locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> new IllegalArgumentException("There is no connection " + id));
    }

    private void tell(Connection connection) {
        flush();
        changed.fire(new ConnectionChanged(connection.id(), connection.state()));
    }
}
