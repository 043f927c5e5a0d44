package dev.packshot.engine.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.packshot.connector.Remedy;
import dev.packshot.engine.TestDatabase;
import dev.packshot.engine.audit.AuditEntry;
import dev.packshot.engine.audit.AuditLog;
import dev.packshot.engine.audit.AuditQuery;
import dev.packshot.engine.problem.Problem;
import dev.packshot.engine.problem.Problems;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class QuarantineTest {
    private static final UUID SHOP = UUID.randomUUID();

    @Inject
    Floor floor;

    @Inject
    Scripted.Call calls;

    @Inject
    WorkQueue queue;

    @Inject
    Quarantine quarantine;

    @Inject
    Problems problems;

    @Inject
    AuditLog audit;

    @BeforeEach
    @AfterEach
    void clear() {
        floor.clear();
    }

    /** An item that was given up once. */
    private Problem quarantined() {
        calls.script = item -> {
            throw new NeedsPerson("Do something.", Remedy.FIX_IMAGE);
        };
        queue.add(new WorkItem(calls.stage(), "a", SHOP, "its own data"), Urgency.LAUNCH);
        floor.node(2);
        floor.gone(calls, "a");
        return floor.problems(calls).getFirst();
    }

    private Problem problem(String stage, String item) {
        return QuarkusTransaction.requiringNew().call(() -> {
            problems.open(new Problems.Report(SHOP, null, stage, item, "", Remedy.SKIP, "Look.", ""));
            return problems.open(stage, item).orElseThrow();
        });
    }

    private Problem again(Problem problem) {
        return QuarkusTransaction.requiringNew().call(() -> problems.findById(problem.id()));
    }

    @Test
    void retry_puts_the_item_back_with_its_data_and_closes_the_problem() {
        Problem problem = quarantined();
        List<WorkItem> seen = new CopyOnWriteArrayList<>();
        calls.script = seen::add;

        quarantine.retry(problem.id(), "anna");

        floor.gone(calls, "a");
        assertThat(seen).containsExactly(new WorkItem(calls.stage(), "a", SHOP, "its own data"));
        assertThat(again(problem).closedBy()).isEqualTo("anna");
        assertThat(floor.problems(calls)).isEmpty();
    }

    @Test
    void retry_keeps_the_items_urgency() {
        Problem problem = quarantined();
        floor.clear();
        Problem kept = QuarkusTransaction.requiringNew().call(() -> {
            problems.open(
                    new Problems.Report(SHOP, null, calls.stage(), "a", problem.data(), Remedy.SKIP, "Look.", ""));
            return problems.open(calls.stage(), "a").orElseThrow();
        });
        queue.add(new WorkItem(calls.stage(), "routine", UUID.randomUUID(), ""), Urgency.ROUTINE);

        quarantine.retry(kept.id(), "anna");

        assertThat(floor.row(calls, "a").orElseThrow().priority())
                .isGreaterThan(floor.row(calls, "routine").orElseThrow().priority() + 3_000);
    }

    @Test
    void skip_closes_with_who_and_why() {
        Problem problem = quarantined();

        quarantine.skip(problem.id(), "anna", "sold out");

        assertThat(again(problem).closedBy()).isEqualTo("anna");
        assertThat(again(problem).closedWhy()).isEqualTo("sold out");
        assertThat(floor.row(calls, "a")).isEmpty();
    }

    @Test
    void skip_also_ends_what_is_tried_again_and_again() {
        queue.add(
                new WorkItem(calls.stage(), "a", SHOP, ""),
                Urgency.ROUTINE,
                java.time.Instant.parse("2040-01-01T00:00:00Z"));
        Problem told = QuarkusTransaction.requiringNew().call(() -> {
            problems.open(
                    new Problems.Report(SHOP, null, calls.stage(), "a", SHOP + " ROUTINE ", Remedy.RETRY, "Away.", ""));
            return problems.open(calls.stage(), "a").orElseThrow();
        });

        quarantine.skip(told.id(), "anna", "closed for good");

        assertThat(floor.row(calls, "a")).isEmpty();
    }

    @Test
    void only_the_first_of_two_buttons_counts() {
        Problem problem = quarantined();
        quarantine.skip(problem.id(), "anna", "no");

        ProblemRefused refused =
                catchThrowableOfType(ProblemRefused.class, () -> quarantine.retry(problem.id(), "bert"));

        assertThat(refused.reason()).isEqualTo(ProblemRefused.Reason.SETTLED);
        assertThat(again(problem).closedBy()).isEqualTo("anna");
        assertThat(floor.row(calls, "a")).isEmpty();
    }

    @Test
    void a_problem_that_nothing_can_be_tried_again_of_stays_open() {
        Problem problem = problem("test-nobodys", "x");

        ProblemRefused refused =
                catchThrowableOfType(ProblemRefused.class, () -> quarantine.retry(problem.id(), "anna"));

        assertThat(refused.reason()).isEqualTo(ProblemRefused.Reason.NO_RETRY);
        assertThat(again(problem).closed()).isNull();
    }

    @Test
    void a_problem_that_there_isnt_is_said_to_be_unknown() {
        ProblemRefused refused =
                catchThrowableOfType(ProblemRefused.class, () -> quarantine.retry(UUID.randomUUID(), "anna"));

        assertThat(refused.reason()).isEqualTo(ProblemRefused.Reason.UNKNOWN);
    }

    @Test
    void every_button_is_on_record() {
        Problem problem = problem("test-nobodys", "y");

        quarantine.skip(problem.id(), "anna", "seen");

        List<AuditEntry> entries = new ArrayList<>(
                audit.read(AuditQuery.newest(10).about(problem.id().toString())).entries());
        assertThat(entries).singleElement().satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo("anna");
            assertThat(entry.action()).isEqualTo("problem.skip");
            assertThat(entry.details()).containsEntry("reason", "seen");
        });
    }
}
