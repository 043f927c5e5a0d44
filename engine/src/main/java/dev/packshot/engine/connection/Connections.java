package dev.packshot.engine.connection;

import dev.packshot.connector.Capability;
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
import java.util.stream.Stream;

/** Makes, changes and finds connections. */
@ApplicationScoped
public class Connections implements PanacheRepositoryBase<Connection, UUID> {
    private static final String SIGN_IN = "sign-in";
    private static final int LONGEST_NAME = 80;

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
     * @throws ConnectionRefused when a setting is wrong, the name is taken, or the connector unknown or one that shops
     *     install
     */
    @Transactional
    public Connection create(UUID id, String name, String connector, Settings settings, Policy policy, String actor) {
        List<SettingProblem> wrong = new ArrayList<>();
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            wrong.add(new SettingProblem("name", "\"" + name + "\"", "Give it a name of 1 to 80 characters."));
        } else if (named(name).isPresent()) {
            wrong.add(new SettingProblem("name", "\"" + name + "\" twice", "Choose a name that isn't taken."));
        }
        Optional<MarketplaceConnector> found = connectors.find(connector);
        found.ifPresentOrElse(
                known -> wrong.addAll(problems(known, settings)),
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

    private static List<SettingProblem> problems(MarketplaceConnector connector, Settings settings) {
        if (!connector.describe().can(Capability.INSTALLED)) {
            return connector.check(settings);
        }
        String name = connector.describe().name();
        return List.of(new SettingProblem(
                "connector",
                connector.describe().id(),
                "Nobody types which shop it is: install the app from %s, and the shop is here by itself."
                        .formatted(name)));
    }

    /**
     * Takes in a shop that installs: it waits for its consent, under the name that its marketplace has for it.
     *
     * @param account that no other connection is to
     * @throws ConnectionRefused when a setting is wrong
     */
    @Transactional
    public Connection enrol(UUID id, MarketplaceConnector connector, String account, Policy policy, String actor) {
        Settings settings = given(connector, account);
        String of = connector.describe().id();
        var connection = new Connection(id, freeName(account), of, settings, policy, clock.instant());
        connection.isOf(account);
        connection.become(ConnectionState.NEEDS_SIGN_IN, "The shop hasn't consented yet.");
        persist(connection);
        tell(connection);
        audit.record(actor, "connection.install", id.toString(), Map.of("account", account, "connector", of));
        return connection;
    }

    private static Settings given(MarketplaceConnector connector, String account) {
        Settings settings = connector.installs().orElseThrow().settings(account);
        List<SettingProblem> wrong = connector.check(settings);
        if (!wrong.isEmpty()) {
            throw new ConnectionRefused(wrong);
        }
        return settings;
    }

    /** An account's name may be taken: by somebody's own choice, or by a connection that was removed. */
    private String freeName(String account) {
        String base = account.substring(0, Math.min(account.length(), LONGEST_NAME - 5));
        return Stream.iterate(1, number -> number + 1)
                .map(number -> number == 1 ? base : base + " " + number)
                .filter(name -> named(name).isEmpty())
                .findFirst()
                .orElseThrow();
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

    /** The connection to an account, unless it was removed. */
    public Optional<Connection> ofAccount(String connector, String account) {
        return find("connector = ?1 and account = ?2 and state <> ?3", connector, account, ConnectionState.REMOVED)
                .firstResultOptional();
    }

    /** Connections to an account that were removed: rows of them are still there. */
    public List<Connection> removedOfAccount(String connector, String account) {
        return list("connector = ?1 and account = ?2 and state = ?3", connector, account, ConnectionState.REMOVED);
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

    /** Changes what happens to finished pictures from now on. */
    @Transactional
    public void decide(UUID id, Policy policy, String actor) {
        Connection connection = locked(id);
        connection.decide(policy);
        tell(connection);
        audit.record(actor, "connection.configure", id.toString(), Map.of("policy", policy.name()));
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

    /**
     * The shop was connected, for the first time or again: work goes on, unless somebody paused it.
     *
     * @param account the shop, as the marketplace names it
     * @throws ConsentRefused when the connection is to another shop, or another connection is to this one
     */
    @Transactional
    void signedIn(UUID id, String account, String actor) {
        Connection connection = locked(id);
        if (connection.account().filter(before -> !before.equals(account)).isPresent()) {
            throw new ConsentRefused(ConsentRefused.Reason.OTHER_SHOP);
        }
        if (ofAccount(connection.connector(), account)
                .filter(other -> !other.id().equals(id))
                .isPresent()) {
            throw new ConsentRefused(ConsentRefused.Reason.TWICE);
        }
        connection.isOf(account);
        MarketplaceConnector connector = connectors.of(connection);
        if (connector.installs().isPresent()) {
            Map<String, String> all = new HashMap<>(connection.settings().values());
            all.putAll(given(connector, account).values());
            connection.given(new Settings(all));
        }
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
