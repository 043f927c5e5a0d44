package dev.packshot.engine.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.packshot.engine.Settable;
import dev.packshot.engine.TestDatabase;
import dev.packshot.engine.database.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AuditLogTest {
    @Inject
    Database database;

    private final Settable clock = new Settable(Instant.parse("2026-11-20T10:00:00.123456789Z"));
    private AuditLog log;

    @BeforeEach
    void begin() {
        log = new AuditLog(database, new SecureRandom(), clock);
        forcibly("TRUNCATE audit_entry; UPDATE audit_head SET number = 0, digest = sha256('')");
    }

    @AfterEach
    void leaveItSound() {
        forcibly("TRUNCATE audit_entry; UPDATE audit_head SET number = 0, digest = sha256('')");
    }

    /** As somebody who owns the database would, round its triggers. */
    private void forcibly(String sql) {
        change("SET LOCAL session_replication_role = replica; " + sql);
    }

    private int change(String sql) {
        return database.apart(on -> on.createStatement().executeUpdate(sql));
    }

    private void record(int number) {
        log.record("user:ann", "review.approved", "listing:" + number, Map.of("slot", "main", "digest", "d" + number));
        clock.pass(Duration.ofSeconds(1));
    }

    @Test
    void gives_back_what_was_recorded() {
        log.record("user:ann", "restore.begun", "listing:1", Map.of("b", "2", "a", "\u00e4\ud83d\ude00 \"x\""));

        AuditEntry entry = log.read(AuditQuery.newest(10)).entries().getFirst();

        assertThat(entry)
                .isEqualTo(new AuditEntry(
                        1,
                        Instant.parse("2026-11-20T10:00:00.123456Z"),
                        "user:ann",
                        "restore.begun",
                        "listing:1",
                        Map.of("a", "\u00e4\ud83d\ude00 \"x\"", "b", "2"),
                        AuditEntry.BEGINNING,
                        entry.digest()));
    }

    @Test
    void an_untouched_log_is_sound() {
        for (int i = 1; i <= 1_200; i++) {
            record(i);
        }

        assertThat(log.verify()).isEqualTo(new ChainCheck(1_200, Optional.empty()));
    }

    @Test
    void keeps_texts_that_the_database_cant() {
        log.record("a\u0000b", "x", "\ud800", Map.of("k\u0000", "v\udfff"));

        assertThat(log.verify()).isEqualTo(new ChainCheck(1, Optional.empty()));
    }

    @Test
    void is_part_of_what_is_recorded() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    record(1);
                    throw new IllegalStateException("it wasn't done");
                }))
                .hasMessageContaining("wasn't done");
        record(2);

        assertThat(log.read(AuditQuery.newest(10)).entries())
                .extracting(AuditEntry::subject)
                .containsExactly("listing:2");
        assertThat(log.verify()).isEqualTo(new ChainCheck(1, Optional.empty()));
    }

    @Test
    void two_nodes_write_one_chain() throws Exception {
        List<AuditLog> nodes = List.of(
                new AuditLog(database, new SecureRandom(), clock), new AuditLog(database, new SecureRandom(), clock));
        List<Callable<Boolean>> writers = new ArrayList<>();
        for (int writer = 0; writer < 8; writer++) {
            int number = writer;
            writers.add(() -> {
                for (int i = 0; i < 50; i++) {
                    nodes.get(number % 2).record("node:" + number % 2, "x", "s:" + number + "/" + i, Map.of());
                }
                return true;
            });
        }

        try (var threads = Executors.newFixedThreadPool(8)) {
            threads.invokeAll(writers);
        }

        assertThat(log.verify()).isEqualTo(new ChainCheck(400, Optional.empty()));
        assertThat(log.read(AuditQuery.newest(1000)).entries().stream()
                        .map(AuditEntry::subject)
                        .distinct())
                .hasSize(400);
    }

    @Test
    void details_can_be_erased_and_the_chain_holds() {
        for (int i = 1; i <= 5; i++) {
            record(i);
        }

        log.erase(List.of(2L, 3L));

        assertThat(log.verify()).isEqualTo(new ChainCheck(5, Optional.empty()));
        assertThat(log.read(AuditQuery.newest(10)).entries())
                .extracting(AuditEntry::subject, entry -> entry.details().isEmpty())
                .containsExactly(
                        tuple("listing:5", false),
                        tuple("listing:4", false),
                        tuple("listing:3", true),
                        tuple("listing:2", true),
                        tuple("listing:1", false));
    }

    @Test
    void nothing_of_erased_details_can_be_found_out() {
        record(1);

        log.erase(List.of(1L));

        Object salt = database.apart(on -> {
            var row = on.createStatement().executeQuery("SELECT salt FROM audit_entry");
            row.next();
            return String.valueOf(row.getObject(1));
        });
        assertThat(salt).isEqualTo("null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_entry SET actor = 'user:bob' WHERE number = 3",
                "UPDATE audit_entry SET details = '{\"slot\": \"other\"}' WHERE number = 3",
                "UPDATE audit_entry SET content = sha256('') WHERE number = 3",
                "UPDATE audit_entry SET content = NULL WHERE number = 3; UPDATE audit_entry SET erased = NULL WHERE number = 3",
            })
    void an_entry_whose_details_were_erased_is_bound_all_the_same(String sql) {
        for (int i = 1; i <= 5; i++) {
            record(i);
        }
        log.erase(List.of(3L));

        forcibly(sql);

        assertThat(log.verify().broken())
                .hasValueSatisfying(broken -> assertThat(broken.number()).isEqualTo(3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_entry SET actor = 'x'",
                "UPDATE audit_entry SET details = '{}', salt = NULL, erased = now(), actor = 'x'",
                "UPDATE audit_entry SET erased = now()",
                "UPDATE audit_entry SET details = '{}'",
                "DELETE FROM audit_entry",
                "TRUNCATE audit_entry",
                "DELETE FROM audit_head",
                "TRUNCATE audit_head",
                "UPDATE audit_head SET number = 0",
            })
    void the_database_refuses_to_forget(String sql) {
        record(1);
        record(2);

        assertThatThrownBy(() -> change(sql)).rootCause().hasMessageContaining("appended to only");
        assertThat(log.verify()).isEqualTo(new ChainCheck(2, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_entry SET actor = 'user:bob' WHERE number = 3",
                "UPDATE audit_entry SET action = 'review.refused' WHERE number = 3",
                "UPDATE audit_entry SET subject = 'listing:9' WHERE number = 3",
                "UPDATE audit_entry SET at = at + interval '1 microsecond' WHERE number = 3",
                "UPDATE audit_entry SET details = details - 'slot' WHERE number = 3",
                "UPDATE audit_entry SET details = '[]' WHERE number = 3",
                "UPDATE audit_entry SET details = jsonb_set(details, '{slot}', '1') WHERE number = 3",
                "UPDATE audit_entry SET digest = sha256('') WHERE number = 3",
                "UPDATE audit_entry SET previous = sha256('') WHERE number = 3",
                "DELETE FROM audit_entry WHERE number = 3",
                "DELETE FROM audit_entry WHERE number >= 3",
                "UPDATE audit_entry a SET subject = b.subject, digest = b.digest FROM audit_entry b WHERE a.number = 3 AND b.number = 4",
            })
    void says_which_entry_is_the_first_that_was_touched(String sql) {
        for (int i = 1; i <= 5; i++) {
            record(i);
        }

        forcibly(sql);

        ChainCheck check = log.verify();
        assertThat(check.sound()).isEqualTo(2);
        assertThat(check.broken())
                .hasValueSatisfying(broken -> assertThat(broken.number()).isEqualTo(3));
    }

    @Test
    void an_end_that_another_log_had_shows() {
        record(1);
        record(2);
        forcibly(
                "DELETE FROM audit_entry WHERE number = 2; UPDATE audit_head SET number = 1, digest = (SELECT digest FROM audit_entry)");
        record(3);
        assertThat(log.verify().broken()).isEmpty();

        forcibly("UPDATE audit_head SET digest = sha256('x')");

        assertThat(log.verify().broken()).isPresent();
    }

    @Test
    void reads_page_by_page_without_missing_or_repeating() {
        for (int i = 1; i <= 25; i++) {
            record(i);
        }
        List<Long> numbers = new ArrayList<>();
        AuditQuery query = AuditQuery.newest(10);
        AuditPage page = log.read(query);
        page.entries().forEach(entry -> numbers.add(entry.number()));
        record(26);

        while (page.next().isPresent()) {
            page = log.read(query.before(page.next().getAsLong()));
            page.entries().forEach(entry -> numbers.add(entry.number()));
        }

        assertThat(numbers).hasSize(25).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> Long.compare(b, a));
    }

    @Test
    void finds_by_actor_action_subject_and_time() {
        Instant start = clock.instant();
        log.record("user:ann", "review.approved", "listing:1", Map.of());
        log.record("user:bob", "review.refused", "listing:1", Map.of());
        clock.pass(Duration.ofHours(1));
        log.record("user:ann", "restore.begun", "listing:2", Map.of());

        assertThat(found(Optional.of("user:ann"), Optional.empty(), Optional.empty(), Optional.empty()))
                .containsExactly(3L, 1L);
        assertThat(found(Optional.empty(), Optional.of("review."), Optional.empty(), Optional.empty()))
                .containsExactly(2L, 1L);
        assertThat(found(Optional.empty(), Optional.of("review"), Optional.empty(), Optional.empty()))
                .isEmpty();
        assertThat(found(Optional.empty(), Optional.empty(), Optional.of(start.plusSeconds(60)), Optional.empty()))
                .containsExactly(3L);
        assertThat(found(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(start.plusSeconds(60))))
                .containsExactly(2L, 1L);
        assertThat(log.read(AuditQuery.newest(10).about("listing:2")).entries()).hasSize(1);
    }

    private List<Long> found(
            Optional<String> actor, Optional<String> action, Optional<Instant> from, Optional<Instant> until) {
        var query = new AuditQuery(actor, action, Optional.empty(), from, until, OptionalLong.empty(), 10);
        return log.read(query).entries().stream().map(AuditEntry::number).toList();
    }
}
