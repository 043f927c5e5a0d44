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
import dev.packshot.engine.database.Database;
import dev.packshot.engine.grant.GrantVault;
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
