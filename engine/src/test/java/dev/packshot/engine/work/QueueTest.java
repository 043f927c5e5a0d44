package dev.packshot.engine.work;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Remedy;
import dev.packshot.engine.TestDatabase;
import dev.packshot.engine.loop.Until;
import dev.packshot.engine.problem.Problem;
import dev.packshot.engine.problem.Problems;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class QueueTest {
    private static final UUID SHOP = UUID.randomUUID();

    @Inject
    Floor floor;

    @Inject
    Scripted.Picture pictures;

    @Inject
    Scripted.Call calls;

    @Inject
    WorkQueue queue;

    @Inject
    QueueFigures figures;

    @Inject
    Problems problems;

    @Inject
    Clock clock;

    private final CountDownLatch ended = new CountDownLatch(1);

    @BeforeEach
    void clear() {
        floor.clear();
    }

    @AfterEach
    void end() {
        ended.countDown();
        floor.clear();
    }

    private void add(Worker worker, String id) {
        add(worker, id, SHOP, Urgency.ROUTINE);
    }

    private void add(Worker worker, String id, UUID shop, Urgency urgency) {
        queue.add(new WorkItem(worker.stage(), id, shop, "data of " + id), urgency);
    }

    private void addMany(Worker worker, String prefix, int count) {
        List<WorkItem> items = IntStream.range(0, count)
                .mapToObj(n -> new WorkItem(worker.stage(), prefix + n, SHOP, ""))
                .toList();
        queue.addAll(items, Urgency.ROUTINE, clock.instant());
    }

    private void awaitBegun(Scripted worker, int count) {
        Until.holds(() -> worker.begun.size() >= count, () -> worker.begun.size() + " of " + count);
    }

    @Test
    void an_item_isnt_there_when_what_added_it_is_rolled_back() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    add(calls, "a");
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(floor.row(calls, "a")).isEmpty();
    }

    @Test
    void an_item_and_the_row_that_it_is_about_come_together() {
        List<Boolean> before = QuarkusTransaction.requiringNew().call(() -> {
            add(calls, "a");
            problems.open(report("a"));
            return List.of(
                    floor.row(calls, "a").isPresent(), !floor.problems(calls).isEmpty());
        });

        assertThat(before).containsExactly(false, false);
        assertThat(floor.row(calls, "a")).isPresent();
        assertThat(floor.problems(calls)).hasSize(1);
    }

    @Test
    void every_item_is_done_exactly_once_by_two_nodes() {
        int count = 3_000;
        addMany(calls, "item-", count);

        floor.node(16);
        floor.node(16);

        awaitBegun(calls, count);
        Until.holds(() -> floor.left(calls) == 0, () -> floor.left(calls) + " are left");
        assertThat(calls.begun).hasSize(count);
        assertThat(new HashSet<>(calls.begun)).hasSize(count);
    }

    @Test
    void a_launch_overtakes_routine_work_also_its_own_shops() {
        addMany(pictures, "routine-", 50);
        add(pictures, "launch", SHOP, Urgency.LAUNCH);

        floor.node(1);

        awaitBegun(pictures, 51);
        assertThat(pictures.begun.getFirst()).isEqualTo("launch");
    }

    @Test
    void two_thousand_items_of_one_shop_dont_delay_the_only_one_of_another() {
        addMany(pictures, "many-", 2_000);
        add(pictures, "only", UUID.randomUUID(), Urgency.ROUTINE);

        floor.node(1);

        awaitBegun(pictures, 20);
        assertThat(List.copyOf(pictures.begun).subList(0, 10)).contains("only");
    }

    @Test
    void what_fails_is_tried_as_often_as_its_policy_says_then_waits_for_a_person() {
        calls.policy = RetryPolicy.retry(4)
                .startingAt(ofMillis(10))
                .doublingUpTo(ofMillis(40))
                .thenQuarantine();
        calls.script = item -> {
            throw new IllegalStateException("broken");
        };
        add(calls, "a");

        floor.node(4);

        floor.gone(calls, "a");
        assertThat(calls.begun).hasSize(4);
        assertThat(floor.problems(calls)).singleElement().satisfies(problem -> {
            assertThat(problem.item()).isEqualTo("a");
            assertThat(problem.remedy()).isEqualTo(Remedy.REPORT_BUG);
            assertThat(problem.connection()).isEqualTo(SHOP);
            assertThat(problem.data()).contains("data of a");
        });
    }

    @Test
    void what_a_person_has_to_do_waits_for_him_at_once() {
        calls.script = item -> {
            throw new NeedsPerson("Do something.", Remedy.FIX_IMAGE);
        };
        add(calls, "a");

        floor.node(4);

        floor.gone(calls, "a");
        assertThat(calls.begun).hasSize(1);
        assertThat(floor.problems(calls)).extracting(Problem::sentence).containsExactly("Do something.");
    }

    @Test
    void an_item_stays_in_the_queue_when_its_problem_cant_be_written() {
        floor.update("""
                CREATE OR REPLACE FUNCTION test_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION 'no'; END $$""");
        floor.update("CREATE TRIGGER test_refuse BEFORE INSERT ON problem FOR EACH ROW EXECUTE FUNCTION test_refuse()");
        try {
            calls.script = item -> {
                throw new NeedsPerson("Do something.", Remedy.FIX_IMAGE);
            };
            add(calls, "a");

            Crew node = floor.node(4);

            awaitBegun(calls, 1);
            node.stop();
            assertThat(floor.row(calls, "a")).isPresent();
            assertThat(floor.problems(calls)).isEmpty();
        } finally {
            floor.update("DROP TRIGGER test_refuse ON problem");
        }
    }

    @Test
    void a_marketplace_that_is_away_is_tried_for_ever_and_a_person_is_told_until_it_is_back() {
        var back = new AtomicInteger();
        calls.script = item -> {
            if (back.get() == 0) {
                throw new ConnectorException.Unavailable("The shop doesn't answer.", null);
            }
        };
        add(calls, "a");
        floor.node(4);

        Until.holds(() -> calls.begun.size() > 6, () -> "it isn't tried any more");
        List<Problem> told = floor.problems(calls);
        back.set(1);

        floor.gone(calls, "a");
        assertThat(told).extracting(Problem::remedy).containsExactly(Remedy.RETRY);
        assertThat(floor.problems(calls)).isEmpty();
    }

    @Test
    void waiting_for_a_limit_or_a_turn_is_no_failure() {
        calls.policy = RetryPolicy.retry(1)
                .startingAt(ofMillis(1))
                .doublingUpTo(ofMillis(1))
                .thenQuarantine();
        calls.script = item -> {
            if (calls.begun.size() < 10) {
                throw new ConnectorException.RateLimited("Wait.", ofMillis(5));
            }
            if (calls.begun.size() < 20) {
                throw new Postponed("Not now", ofMillis(5));
            }
        };
        add(calls, "a");

        floor.node(4);

        floor.gone(calls, "a");
        assertThat(calls.begun).hasSize(20);
        assertThat(floor.problems(calls)).isEmpty();
    }

    @Test
    void a_limit_between_two_failures_doesnt_make_the_first_one_undone() {
        calls.policy = RetryPolicy.retry(2)
                .startingAt(ofMillis(5))
                .doublingUpTo(ofMillis(5))
                .thenQuarantine();
        calls.script = item -> {
            if (calls.begun.size() == 2) {
                throw new ConnectorException.RateLimited("Wait.", ofMillis(5));
            }
            throw new IllegalStateException("broken");
        };
        add(calls, "a");

        floor.node(4);

        floor.gone(calls, "a");
        assertThat(calls.begun).hasSize(3);
    }

    @Test
    void what_is_done_for_now_comes_back_and_closes_its_problem() {
        problems.open(report("a"));
        calls.script = item -> {
            throw Postponed.done("Read", ofHours(1));
        };
        add(calls, "a");

        floor.node(4);

        Until.holds(() -> floor.problems(calls).isEmpty(), () -> "it is open");
        assertThat(floor.row(calls, "a")).get().satisfies(row -> {
            assertThat(row.picked()).isFalse();
            assertThat(row.until()).isGreaterThan(Duration.ofMinutes(55));
        });
    }

    @Test
    void a_problem_that_the_work_itself_tells_of_stays_open() {
        calls.script = item -> problems.open(report("a"));
        add(calls, "a");

        floor.node(4);

        floor.gone(calls, "a");
        assertThat(floor.problems(calls)).hasSize(1);
    }

    @Test
    void what_is_gone_needs_nobody() {
        calls.script = item -> {
            throw new ConnectorException.NotFound("It is gone.");
        };
        add(calls, "a");

        floor.node(4);

        floor.gone(calls, "a");
        assertThat(calls.begun).hasSize(1);
        assertThat(floor.problems(calls)).isEmpty();
    }

    @Test
    void an_item_that_took_its_process_down_three_times_waits_for_a_person() {
        // The mortal node never says again that it lives; the other one sees that, and is too busy to help.
        pictures.script = item -> ended.await();
        add(pictures, "busy");
        floor.node(1, ofMillis(100));
        awaitBegun(pictures, 1);
        floor.node(4, ofHours(1));

        add(pictures, soonBack());

        Until.holds(() -> !floor.problems(pictures).isEmpty(), () -> "begun " + pictures.begun);
        assertThat(pictures.begun).containsExactly("busy", soonBack(), soonBack(), soonBack());
        assertThat(floor.row(pictures, soonBack())).isEmpty();
        assertThat(floor.problems(pictures)).singleElement().satisfies(problem -> {
            assertThat(problem.remedy()).isEqualTo(Remedy.REPORT_BUG);
            assertThat(problem.sentence()).contains("died 3 times");
        });
    }

    /** An id that isn't kept apart from others after its second death. */
    private static String soonBack() {
        return IntStream.range(0, 10_000)
                .mapToObj(n -> "deadly-" + n)
                .filter(id -> (id.hashCode() & 0xFF) == 0)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void failures_before_a_death_dont_make_it_the_third() {
        pictures.policy = RetryPolicy.retry(9)
                .startingAt(ofMillis(5))
                .doublingUpTo(ofMillis(5))
                .thenQuarantine();
        pictures.script = item -> {
            if (item.id().equals("busy") || pictures.begun.size() > 4) {
                ended.await();
            }
            throw new IllegalStateException("broken");
        };
        add(pictures, "busy");
        floor.node(1, ofMillis(100));
        awaitBegun(pictures, 1);
        floor.node(4, ofHours(1));

        add(pictures, "a");

        awaitBegun(pictures, 6);
        assertThat(floor.problems(pictures)).isEmpty();
        assertThat(floor.row(pictures, "a")).isPresent();
    }

    @Test
    void who_lost_his_lease_changes_nothing_when_he_finishes_at_last() {
        var late = new CountDownLatch(1);
        pictures.policy = RetryPolicy.retry(2)
                .startingAt(ofHours(1))
                .doublingUpTo(ofHours(1))
                .thenQuarantine();
        pictures.script = item -> {
            if (pictures.begun.size() == 1) {
                late.await();
                ended.countDown();
                return;
            }
            throw new IllegalStateException("broken");
        };
        add(pictures, "a");
        Crew frozen = floor.node(1, ofHours(1));
        awaitBegun(pictures, 1);
        floor.node(1, ofMillis(100));
        Until.holds(
                () -> floor.row(pictures, "a").map(Floor.Row::failures).equals(Optional.of(1)), () -> "no takeover");
        Optional<Floor.Row> taken = floor.row(pictures, "a").map(QueueTest::whole);

        late.countDown();

        frozen.stop();
        assertThat(ended.getCount()).isZero();
        assertThat(floor.row(pictures, "a").map(QueueTest::whole)).isEqualTo(taken);
        assertThat(floor.problems(pictures)).isEmpty();
    }

    private static Floor.Row whole(Floor.Row row) {
        return new Floor.Row(row.picked(), row.failures(), row.version(), row.priority(), Duration.ZERO);
    }

    @Test
    void what_is_asked_for_while_it_is_done_is_done_once_more() {
        var begun = new CountDownLatch(1);
        calls.script = item -> {
            begun.countDown();
            ended.await();
        };
        add(calls, "a");
        floor.node(4);
        awaitBegun(calls, 1);

        add(calls, "a");
        ended.countDown();

        awaitBegun(calls, 2);
        floor.gone(calls, "a");
        assertThat(calls.begun).hasSize(2);
    }

    @Test
    void what_is_asked_for_many_times_before_it_begins_is_done_once() {
        for (int i = 0; i < 100; i++) {
            add(calls, "a");
        }

        floor.node(4);

        floor.gone(calls, "a");
        assertThat(calls.begun).hasSize(1);
    }

    @Test
    void a_more_urgent_wish_moves_an_item_that_waits() {
        add(pictures, "a");
        long before = floor.row(pictures, "a").orElseThrow().priority();

        add(pictures, "a", SHOP, Urgency.LAUNCH);

        assertThat(floor.row(pictures, "a").orElseThrow().priority()).isGreaterThan(before + 3_000);
    }

    @Test
    void a_sleeping_item_can_be_woken() {
        queue.add(
                new WorkItem(calls.stage(), "a", SHOP, ""),
                Urgency.ROUTINE,
                clock.instant().plus(ofHours(1)));
        floor.node(4);

        boolean woken = queue.wake(calls.stage(), "a");

        floor.gone(calls, "a");
        assertThat(woken).isTrue();
        assertThat(calls.begun).hasSize(1);
    }

    @Test
    void all_that_waits_for_a_shop_can_be_woken_and_nothing_else() {
        UUID other = UUID.randomUUID();
        queue.add(
                new WorkItem(calls.stage(), "a", SHOP, ""),
                Urgency.ROUTINE,
                clock.instant().plus(ofHours(1)));
        queue.add(
                new WorkItem(pictures.stage(), "b", SHOP, ""),
                Urgency.ROUTINE,
                clock.instant().plus(ofHours(1)));
        queue.add(
                new WorkItem(calls.stage(), "c", other, ""),
                Urgency.ROUTINE,
                clock.instant().plus(ofHours(1)));

        queue.wakeAll(SHOP);

        assertThat(floor.row(calls, "a").orElseThrow().until()).isLessThan(ofSeconds(1));
        assertThat(floor.row(pictures, "b").orElseThrow().until()).isLessThan(ofSeconds(1));
        assertThat(floor.row(calls, "c").orElseThrow().until()).isGreaterThan(ofSeconds(60));
    }

    @Test
    void an_item_that_waits_can_be_taken_out_but_not_one_that_is_done() {
        calls.script = item -> ended.await();
        add(calls, "running");
        floor.node(4);
        awaitBegun(calls, 1);
        queue.add(
                new WorkItem(calls.stage(), "waiting", SHOP, ""),
                Urgency.ROUTINE,
                clock.instant().plus(ofHours(1)));

        List<Boolean> taken = List.of(queue.cancel(calls.stage(), "running"), queue.cancel(calls.stage(), "waiting"));

        assertThat(taken).containsExactly(false, true);
        assertThat(floor.row(calls, "running")).isPresent();
        assertThat(floor.row(calls, "waiting")).isEmpty();
    }

    @Test
    void a_shop_that_doesnt_answer_leaves_places_to_others() {
        UUID other = UUID.randomUUID();
        calls.script = item -> {
            if (item.connection().equals(SHOP)) {
                ended.await();
            }
        };
        addMany(calls, "hung-", 40);
        floor.node(8);
        awaitBegun(calls, 4);

        add(calls, "other", other, Urgency.ROUTINE);

        floor.gone(calls, "other");
        assertThat(calls.begun.stream().filter(id -> id.startsWith("hung-"))).hasSize(4);
    }

    @Test
    void figures_say_what_is_ready_waits_runs_and_fails() {
        QueueFigures.Figures before = io();
        queue.add(
                new WorkItem(calls.stage(), "later", SHOP, ""),
                Urgency.ROUTINE,
                clock.instant().plus(ofHours(1)));
        queue.add(
                new WorkItem(calls.stage(), "old", SHOP, ""),
                Urgency.ROUTINE,
                clock.instant().minus(ofHours(2)));
        add(calls, "picked");
        floor.update("UPDATE work_io SET picked = true, last_heartbeat = now(), consecutive_failures = 1"
                + " WHERE task_instance = 'picked'");

        QueueFigures.Figures after = io();

        assertThat(after.ready() - before.ready()).isEqualTo(1);
        assertThat(after.waiting() - before.waiting()).isEqualTo(1);
        assertThat(after.leased() - before.leased()).isEqualTo(1);
        assertThat(after.failing() - before.failing()).isEqualTo(1);
        assertThat(after.oldest()).isGreaterThanOrEqualTo(ofHours(2));
    }

    private QueueFigures.Figures io() {
        return figures.read().stream()
                .filter(pool -> pool.pool() == Pool.IO)
                .findFirst()
                .orElseThrow();
    }

    private Problems.Report report(String item) {
        return new Problems.Report(SHOP, null, calls.stage(), item, "", Remedy.RETRY, "It is away.", "");
    }
}
