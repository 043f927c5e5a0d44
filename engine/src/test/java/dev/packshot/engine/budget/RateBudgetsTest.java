package dev.packshot.engine.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.packshot.catalog.Platform;
import dev.packshot.connector.CallMeter;
import dev.packshot.connector.ConnectorDescriptor;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.ConnectorException.RateLimited;
import dev.packshot.connector.RateLimit;
import dev.packshot.connector.WritePlan;
import dev.packshot.engine.Settable;
import dev.packshot.engine.TestDatabase;
import dev.packshot.engine.database.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RateBudgetsTest {
    private static final ConnectorDescriptor SHOP = descriptor(
            new RateLimit("calls", 100, 1, Duration.ofSeconds(1)),
            new RateLimit("points", 1_000, 50, Duration.ofSeconds(1)),
            new RateLimit("day", 10_000, 10_000, Duration.ofDays(1)));
    private static final int RESERVE = 10;

    private final Database database;
    private final Settable clock = new Settable(Instant.parse("2026-11-20T10:00:00Z"));
    private final UUID connection = UUID.randomUUID();
    private final RateBudgets budgets;

    @Inject
    RateBudgetsTest(Database database) {
        this.database = database;
        this.budgets = new RateBudgets(database, RESERVE, clock);
    }

    private RateBudgets node() {
        return new RateBudgets(database, RESERVE, clock);
    }

    private static ConnectorDescriptor descriptor(RateLimit... limits) {
        return new ConnectorDescriptor(
                "shop", "Shop", List.of(new Platform("shop")), Set.of(), List.of(), Set.of(), List.of(limits), 10, 100);
    }

    private static long spendAll(CallMeter meter, String lane, long units) {
        long spent = 0;
        while (true) {
            try {
                meter.spend(lane, units);
                spent += units;
            } catch (RateLimited e) {
                return spent;
            }
        }
    }

    private static RateLimited refusal(CallMeter meter, String lane, long units) {
        return catchThrowableOfType(RateLimited.class, () -> meter.spend(lane, units));
    }

    @Test
    void lets_through_what_is_declared_but_the_reserve() {
        CallMeter publish = budgets.meter(connection, SHOP, Purpose.PUBLISH);

        assertThat(spendAll(publish, "calls", 1)).isEqualTo(90);
    }

    @Test
    void the_reserve_is_for_verifying_and_restoring() {
        spendAll(budgets.meter(connection, SHOP, Purpose.PULL), "calls", 1);

        assertThat(spendAll(budgets.meter(connection, SHOP, Purpose.VERIFY), "calls", 1))
                .isEqualTo(10);
        assertThat(refusal(budgets.meter(connection, SHOP, Purpose.RESTORE), "calls", 1))
                .isNotNull();
    }

    @Test
    void says_how_long_it_takes_until_it_fits() {
        CallMeter publish = budgets.meter(connection, SHOP, Purpose.PUBLISH);
        spendAll(publish, "calls", 1);
        Duration pause = refusal(publish, "calls", 3).pause();
        assertThat(pause).isBetween(Duration.ofSeconds(3), Duration.ofMillis(3_001));

        clock.pass(pause);

        publish.spend("calls", 3);
        assertThat(refusal(publish, "calls", 1)).isNotNull();
    }

    @Test
    void a_call_of_nearly_the_whole_lane_is_made_from_a_full_one() {
        CallMeter publish = budgets.meter(connection, SHOP, Purpose.PUBLISH);

        publish.spend("points", 950);

        assertThat(budgets.available(connection, "points", Purpose.VERIFY)).isEqualTo(50);
    }

    @Test
    void a_call_beyond_the_lane_is_refused_with_a_bounded_pause() {
        CallMeter publish = budgets.meter(connection, SHOP, Purpose.PUBLISH);

        assertThat(refusal(publish, "points", 1_001).pause()).isPositive().isLessThanOrEqualTo(Duration.ofHours(1));
    }

    @Test
    void two_nodes_with_many_threads_spend_one_budget_exactly() throws Exception {
        List<CallMeter> meters = List.of(
                node().meter(connection, SHOP, Purpose.RESTORE), node().meter(connection, SHOP, Purpose.RESTORE));
        var spent = new AtomicLong();
        List<Callable<Long>> callers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            CallMeter meter = meters.get(i % 2);
            callers.add(() -> spent.addAndGet(spendAll(meter, "calls", 1)));
        }

        try (var threads = Executors.newFixedThreadPool(8)) {
            threads.invokeAll(callers).forEach(done -> assertThat(done.isDone()).isTrue());
        }

        assertThat(spent).hasValue(100);
    }

    @Test
    void a_wide_lane_is_debited_in_lots_and_never_overspent() {
        RateBudgets one = node();
        RateBudgets two = node();
        long spent = spendAll(one.meter(connection, SHOP, Purpose.RESTORE), "day", 1);
        spent += spendAll(two.meter(connection, SHOP, Purpose.RESTORE), "day", 1);

        assertThat(spent).isEqualTo(10_000);
    }

    @Test
    void other_connections_have_budgets_of_their_own() {
        spendAll(budgets.meter(connection, SHOP, Purpose.RESTORE), "calls", 1);

        assertThat(spendAll(budgets.meter(UUID.randomUUID(), SHOP, Purpose.RESTORE), "calls", 1))
                .isEqualTo(100);
    }

    @Test
    void a_new_process_goes_on_with_what_is_left() {
        spendAll(budgets.meter(connection, SHOP, Purpose.RESTORE), "calls", 1);

        RateBudgets restarted = node();

        assertThat(refusal(restarted.meter(connection, SHOP, Purpose.RESTORE), "calls", 1))
                .isNotNull();
    }

    @Test
    void less_than_believed_holds_at_once_on_all_nodes() {
        RateBudgets other = node();
        other.meter(connection, SHOP, Purpose.VERIFY);

        budgets.meter(connection, SHOP, Purpose.PULL).learned("calls", 40, 5, Duration.ofSeconds(35));

        assertThat(other.available(connection, "calls", Purpose.VERIFY)).isEqualTo(5);
        assertThat(other.available(connection, "calls", Purpose.PULL)).isEqualTo(1);
        clock.pass(Duration.ofMinutes(5));
        assertThat(other.available(connection, "calls", Purpose.VERIFY)).isEqualTo(40);
    }

    @Test
    void lots_that_were_taken_are_dropped_when_the_marketplace_says_that_nothing_is_left() {
        CallMeter restore = budgets.meter(connection, SHOP, Purpose.RESTORE);
        restore.spend("day", 1);

        restore.learned("day", 10_000, 0, Duration.ofHours(12));

        assertThat(refusal(restore, "day", 1)).isNotNull();
    }

    @Test
    void more_than_believed_is_believed_step_by_step() {
        CallMeter verify = budgets.meter(connection, SHOP, Purpose.VERIFY);
        spendAll(verify, "calls", 1);
        verify.learned("calls", 100, 80, Duration.ofSeconds(20));
        assertThat(budgets.available(connection, "calls", Purpose.VERIFY)).isBetween(15L, 25L);

        for (int i = 0; i < 20; i++) {
            clock.pass(Duration.ofSeconds(2));
            verify.learned("calls", 100, 80, Duration.ofSeconds(20));
        }

        assertThat(budgets.available(connection, "calls", Purpose.VERIFY)).isBetween(75L, 80L);
    }

    @Test
    void begins_no_change_that_the_rest_of_the_lane_cant_finish() {
        CallMeter publish = budgets.meter(connection, SHOP, Purpose.PUBLISH);
        assertThat(budgets.covers(connection, plan("calls", 60), Purpose.PUBLISH))
                .isTrue();
        publish.spend("calls", 70);

        boolean covered = budgets.covers(connection, plan("calls", 60), Purpose.PUBLISH);

        assertThat(covered).isFalse();
        assertThat(budgets.covers(connection, plan("calls", 20), Purpose.PUBLISH))
                .isTrue();
        assertThat(budgets.covers(connection, plan("calls", 30), Purpose.RESTORE))
                .isTrue();
        clock.pass(Duration.ofSeconds(40));
        assertThat(budgets.covers(connection, plan("calls", 60), Purpose.PUBLISH))
                .isTrue();
    }

    @Test
    void begins_what_only_has_to_pause_for_seconds() {
        budgets.meter(connection, SHOP, Purpose.PUBLISH).spend("points", 900);

        assertThat(budgets.covers(connection, plan("points", 400), Purpose.PUBLISH))
                .isTrue();
        assertThat(budgets.covers(connection, plan("points", 600), Purpose.PUBLISH))
                .isFalse();
    }

    @Test
    void begins_what_is_larger_than_the_lane_from_a_full_lane_only() {
        CallMeter publish = budgets.meter(connection, SHOP, Purpose.PUBLISH);
        assertThat(budgets.covers(connection, plan("calls", 500), Purpose.PUBLISH))
                .isTrue();

        publish.spend("calls", 1);

        assertThat(budgets.covers(connection, plan("calls", 500), Purpose.PUBLISH))
                .isFalse();
    }

    @Test
    void looks_at_every_lane_of_a_plan() {
        budgets.meter(connection, SHOP, Purpose.PUBLISH).spend("calls", 80);
        var plan = new WritePlan(3, Map.of("points", 10L, "calls", 40L), BigDecimal.ZERO);

        assertThat(budgets.covers(connection, plan, Purpose.PUBLISH)).isFalse();
    }

    @Test
    void limits_that_share_a_lane_hold_all() {
        ConnectorDescriptor both = descriptor(
                new RateLimit("calls", 10, 10, Duration.ofSeconds(1)),
                new RateLimit("calls", 25, 25, Duration.ofDays(1)));
        CallMeter meter = budgets.meter(connection, both, Purpose.RESTORE);

        long spent = spendAll(meter, "calls", 1);
        clock.pass(Duration.ofSeconds(1));
        spent += spendAll(meter, "calls", 1);
        clock.pass(Duration.ofSeconds(1));
        spent += spendAll(meter, "calls", 1);

        assertThat(spent).isEqualTo(25);
    }

    @Test
    void spends_although_the_callers_transaction_is_rolled_back() {
        CallMeter meter = budgets.meter(connection, SHOP, Purpose.RESTORE);

        QuarkusTransaction.begin();
        meter.spend("calls", 30);
        QuarkusTransaction.rollback();

        assertThat(budgets.available(connection, "calls", Purpose.RESTORE)).isEqualTo(70);
    }

    @Test
    void a_lane_that_isnt_declared_is_the_connectors_fault() {
        CallMeter meter = budgets.meter(connection, SHOP, Purpose.PULL);

        assertThatThrownBy(() -> meter.spend("uploads", 1))
                .isInstanceOf(ConnectorException.Malformed.class)
                .hasMessageContaining("uploads");
    }

    @Test
    void forgets_a_connection_that_is_no_more() {
        spendAll(budgets.meter(connection, SHOP, Purpose.RESTORE), "calls", 1);

        budgets.forget(connection);

        assertThat(spendAll(budgets.meter(connection, SHOP, Purpose.RESTORE), "calls", 1))
                .isEqualTo(100);
    }

    private static WritePlan plan(String lane, long units) {
        return new WritePlan(1, Map.of(lane, units), BigDecimal.ZERO);
    }
}
