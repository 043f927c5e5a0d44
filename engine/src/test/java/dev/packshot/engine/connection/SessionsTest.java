package dev.packshot.engine.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Grant;
import dev.packshot.connector.Health;
import dev.packshot.connector.Secret;
import dev.packshot.connector.Session;
import dev.packshot.connector.Settings;
import dev.packshot.engine.TestDatabase;
import dev.packshot.engine.budget.Purpose;
import dev.packshot.engine.budget.RateBudgets;
import dev.packshot.engine.database.Database;
import dev.packshot.engine.grant.GrantVault;
import dev.packshot.engine.grant.SecretSettings;
import dev.packshot.engine.identity.Ids;
import dev.packshot.engine.problem.Problem;
import dev.packshot.engine.problem.Problems;
import dev.packshot.engine.sync.Schedules;
import dev.packshot.engine.work.Postponed;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SessionsTest {
    private static final int CALLERS = 50;

    @Inject
    TestShops market;

    @Inject
    Connections connections;

    @Inject
    Schedules schedules;

    @Inject
    Sessions sessions;

    @Inject
    GrantVault vault;

    @Inject
    IdleGrants idle;

    @Inject
    Connectors connectors;

    @Inject
    SecretSettings secrets;

    @Inject
    RateBudgets budgets;

    @Inject
    Problems problems;

    @Inject
    Database database;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    private UUID shop;

    @BeforeEach
    void connect() {
        market.reset();
        shop = ids.next();
        connections.create(shop, "shop " + shop, "testshops", new Settings(Map.of("name", "n")), Policy.AUTO, "test");
    }

    @AfterEach
    void remove() {
        connections.remove(shop, "test");
    }

    private Connection connection() {
        return QuarkusTransaction.requiringNew().call(() -> connections.get(shop));
    }

    private Health probe() {
        return sessions.with(connection(), Purpose.PULL, Session::probe);
    }

    private Grant expiring(String access, Duration left) {
        return new Grant(
                "shop",
                new Secret(access),
                Optional.of(new Secret("r-" + access)),
                Optional.of(clock.instant().plus(left).truncatedTo(java.time.temporal.ChronoUnit.SECONDS)),
                Set.of());
    }

    private List<Problem> told() {
        return QuarkusTransaction.requiringNew().call(() -> problems.list("connection = ?1 and closed is null", shop));
    }

    private void allAtOnce(Callable<?> call) throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var start = new CountDownLatch(1);
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                calls.add(callers.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            start.countDown();
            for (Future<?> one : calls) {
                one.get();
            }
        }
    }

    @Test
    void fifty_callers_with_a_grant_that_is_about_to_end_renew_it_once() throws Exception {
        vault.store(shop, expiring("old", Duration.ofMinutes(1)));
        market.taken.add("new");
        market.refresh.set(grant -> expiring("new", Duration.ofHours(1)));

        allAtOnce(this::probe);

        assertThat(market.refreshes).hasValue(1);
    }

    @Test
    void fifty_callers_whose_grant_isnt_taken_any_more_renew_it_once() throws Exception {
        vault.store(shop, TestShops.grant("shop", "old"));
        market.taken.add("new");
        market.refresh.set(grant -> TestShops.grant("shop", "new"));

        allAtOnce(this::probe);

        assertThat(market.refreshes).hasValue(1);
        assertThat(connection().state()).isEqualTo(ConnectionState.ACTIVE);
    }

    @Test
    void fifty_workers_on_two_nodes_renew_a_grant_that_ends_under_them_once_and_none_fails() throws Exception {
        vault.store(shop, expiring("old", Duration.ofHours(1)));
        // "none", since an empty list takes all.
        market.taken.addAll(Set.of("old", "none"));
        var rotated = new AtomicReference<>("r-old");
        market.refresh.set(grant -> {
            String given = grant.refresh().orElseThrow().reveal();
            if (!given.equals(rotated.getAndSet("r-new"))) {
                throw new ConnectorException.Unauthorized("This refresh token was used before", false);
            }
            market.taken.add("new");
            return expiring("new", Duration.ofHours(1));
        });
        List<Sessions> nodes = List.of(sessions, node());
        var number = new AtomicInteger();
        var calls = new AtomicInteger();

        allAtOnce(() -> {
            Sessions mine = nodes.get(number.getAndIncrement() % 2);
            for (int i = 0; i < 20; i++) {
                if (calls.incrementAndGet() == 300) {
                    market.taken.remove("old");
                }
                Health health = mine.with(connection(), Purpose.PULL, Session::probe);
                assertThat(health.account()).isEqualTo("shop");
            }
            return true;
        });

        assertThat(market.refreshes).hasValue(1);
        assertThat(connection().state()).isEqualTo(ConnectionState.ACTIVE);
        assertThat(told()).isEmpty();
    }

    @Test
    void both_secrets_of_a_new_grant_are_kept_before_the_first_of_them_is_used() {
        vault.store(shop, TestShops.grant("shop", "old"));
        market.taken.add("new");
        market.refresh.set(grant -> TestShops.grant("shop", "new"));

        Optional<Grant> kept = sessions.with(connection(), Purpose.PULL, session -> {
            session.probe();
            // Only what is committed is seen from another transaction.
            return QuarkusTransaction.requiringNew().call(() -> vault.load(shop));
        });

        assertThat(kept.orElseThrow().access().reveal()).isEqualTo("new");
        assertThat(kept.orElseThrow().refresh().orElseThrow().reveal()).isEqualTo("r-new");
    }

    @Test
    void a_renewal_whose_answer_was_lost_is_asked_for_again_with_the_secret_that_is_kept() {
        vault.store(shop, TestShops.grant("shop", "old"));
        market.taken.add("second");
        List<String> used = new ArrayList<>();
        market.refresh.set(grant -> {
            used.add(grant.refresh().orElseThrow().reveal());
            if (used.size() == 1) {
                throw new ConnectorException.Unavailable("The answer was lost", null);
            }
            return TestShops.grant("shop", "second");
        });
        assertThatThrownBy(this::probe).isInstanceOf(ConnectorException.Unavailable.class);

        Health health = probe();

        assertThat(health.account()).isEqualTo("shop");
        assertThat(used).containsExactly("r-old", "r-old");
    }

    @Test
    void a_grant_that_sleeps_is_renewed_and_one_that_is_awake_isnt() {
        vault.store(shop, TestShops.grant("shop", "old"));
        market.refresh.set(grant -> TestShops.grant("shop", "new"));
        idle.renew(Duration.ofDays(7));
        assertThat(market.refreshes).hasValue(0);
        asleepFor("8 days");

        IdleGrants.Renewed round = idle.renew(Duration.ofDays(7));

        assertThat(round.renewed()).isEqualTo(1);
        assertThat(vault.load(shop).orElseThrow().access().reveal()).isEqualTo("new");
    }

    @Test
    void a_sleeping_grant_that_cant_be_renewed_any_more_is_told() {
        vault.store(shop, TestShops.grant("shop", "old"));
        market.refresh.set(grant -> {
            throw new ConnectorException.Unauthorized("The consent has ended", false);
        });
        asleepFor("100 days");

        IdleGrants.Renewed round = idle.renew(Duration.ofDays(7));

        assertThat(round.ended()).isEqualTo(1);
        assertThat(connection().state()).isEqualTo(ConnectionState.NEEDS_SIGN_IN);
    }

    @Test
    void the_grant_of_a_shop_that_took_its_consent_back_sleeps_on() {
        vault.store(shop, TestShops.grant("shop", "old"));
        connections.needsSignIn(shop, "test");
        asleepFor("8 days");

        idle.renew(Duration.ofDays(7));

        assertThat(market.refreshes).hasValue(0);
    }

    private void asleepFor(String time) {
        database.apart(on -> on.createStatement()
                .executeUpdate("UPDATE sealed_secret SET changed = changed - interval '" + time
                        + "' WHERE field = 'grant' AND connection = '" + shop + "'"));
    }

    /** What another process would have: its own locks, sessions and budgets on the same database. */
    private Sessions node() {
        var others = new Grants(connections, connectors, vault, secrets, clock);
        return new Sessions(connections, others, new OpenSessions(connectors, others, budgets, clock));
    }

    @Test
    void a_grant_that_still_serves_is_used_when_renewing_it_early_doesnt_come_off() {
        vault.store(shop, expiring("old", Duration.ofMinutes(2)));
        market.taken.add("old");
        market.refresh.set(grant -> {
            throw new ConnectorException.Unavailable("The sign-in is away", null);
        });

        Health health = probe();

        assertThat(health.account()).isEqualTo("shop");
    }

    @Test
    void a_consent_that_ended_stops_all_work_with_one_problem() throws Exception {
        vault.store(shop, TestShops.grant("shop", "old"));
        market.taken.add("new");
        market.refresh.set(grant -> {
            throw new ConnectorException.Unauthorized("The consent has ended", false);
        });

        allAtOnce(() -> {
            assertThatThrownBy(this::probe).isInstanceOf(Postponed.class);
            return shop;
        });

        assertThat(connection().state()).isEqualTo(ConnectionState.NEEDS_SIGN_IN);
        assertThat(told()).singleElement().satisfies(problem -> assertThat(problem.seen())
                .isEqualTo(1));
    }

    @Test
    void nothing_is_asked_of_a_shop_that_has_to_be_connected_again() {
        connections.needsSignIn(shop, "test");

        assertThatThrownBy(this::probe).isInstanceOf(Postponed.class);

        assertThat(market.reads).hasValue(0);
    }

    @Test
    void connecting_again_lets_the_backlog_go_at_once() {
        schedules.begin(shop, Duration.ofHours(1), Duration.ofHours(6));
        connections.needsSignIn(shop, "test");

        connections.signedIn(shop, "shop", "anna");

        long late = database.apart(on -> {
            try (ResultSet row = on.createStatement()
                    .executeQuery("SELECT count(*) FROM work_io WHERE execution_time > now() + interval '1 second'"
                            + " AND starts_with(task_instance, '" + shop + "')")) {
                row.next();
                return row.getLong(1);
            }
        });
        assertThat(late).isZero();
        assertThat(connection().state()).isEqualTo(ConnectionState.ACTIVE);
        assertThat(told()).isEmpty();
    }

    @Test
    void somebody_who_is_late_doesnt_undo_a_new_sign_in() {
        vault.store(shop, TestShops.grant("shop", "old"));
        Connection before = connection();

        assertThatThrownBy(() -> sessions.with(before, Purpose.PULL, session -> {
                    vault.store(shop, TestShops.grant("shop", "new"));
                    throw new ConnectorException.Unauthorized("The consent has ended", false);
                }))
                .isInstanceOf(Postponed.class);

        assertThat(connection().state()).isEqualTo(ConnectionState.ACTIVE);
    }

    @Test
    void one_session_serves_until_the_settings_change() {
        probe();
        probe();
        connections.configure(shop, connection().name(), new Settings(Map.of("name", "other")), Policy.AUTO, 0, "test");

        probe();

        assertThat(market.opened).hasValue(2);
        assertThat(market.closed).hasValue(1);
    }

    @Test
    void a_session_isnt_closed_under_somebody_who_uses_it() {
        Health health = sessions.with(connection(), Purpose.PULL, session -> {
            connections.configure(
                    shop, connection().name(), new Settings(Map.of("name", "other")), Policy.AUTO, 0, "test");
            probe();
            return session.probe();
        });

        assertThat(health.account()).isEqualTo("shop");
        assertThat(market.closed).hasValue(1);
    }

    @Test
    void somebody_with_an_older_view_doesnt_bring_older_settings_back() {
        Connection older = connection();
        connections.configure(shop, connection().name(), new Settings(Map.of("name", "other")), Policy.AUTO, 0, "test");
        probe();

        sessions.with(older, Purpose.PULL, Session::probe);

        assertThat(market.opened).hasValue(1);
    }

    @Test
    void removing_a_shop_closes_its_sessions_and_forgets_its_grant() {
        vault.store(shop, TestShops.grant("shop", "a"));
        probe();
        sessions.with(connection(), Purpose.VERIFY, Session::probe);

        connections.remove(shop, "anna");

        assertThat(market.closed).hasValue(2);
        assertThat(vault.load(shop)).isEmpty();
        assertThatThrownBy(this::probe).isInstanceOf(ConnectorException.NotFound.class);
    }
}
