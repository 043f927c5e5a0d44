package dev.packshot.engine.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.catalog.Digest;
import dev.packshot.connector.Settings;
import dev.packshot.engine.Settable;
import dev.packshot.engine.TestDatabase;
import dev.packshot.engine.audit.AuditLog;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.connection.Policy;
import dev.packshot.engine.database.Database;
import dev.packshot.engine.identity.Ids;
import dev.packshot.engine.media.MediaStore;
import dev.packshot.engine.media.MediaUses;
import dev.packshot.engine.mirror.ListingMirror;
import dev.packshot.engine.problem.Problems;
import dev.packshot.engine.publication.NothingToRestore;
import dev.packshot.engine.publication.Restorer;
import dev.packshot.engine.publication.Snapshots;
import dev.packshot.engine.work.Postponed;
import dev.packshot.engine.work.WorkItem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class UpkeepTest {
    private static final RetentionSettings KEPT =
            new Kept(Duration.ofDays(14), Duration.ofDays(365), Duration.ofDays(30), Duration.ofDays(90));

    record Kept(Duration cutouts, Duration originals, Duration signals, Duration problems)
            implements RetentionSettings {}

    @Inject
    Database database;

    @Inject
    AuditLog audit;

    @Inject
    Problems problems;

    @Inject
    MediaStore store;

    @Inject
    MediaUses uses;

    @Inject
    Snapshots snapshots;

    @Inject
    Restorer restorer;

    @Inject
    ListingMirror mirror;

    @Inject
    Connections connections;

    @Inject
    Chores calendar;

    @Inject
    Ids ids;

    private final Settable clock = new Settable(Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS));

    private UUID shop;
    private UUID listing;

    @BeforeEach
    void connect() {
        shop = QuarkusTransaction.requiringNew().call(() -> connections
                .create(
                        ids.next(),
                        "shop " + ids.next(),
                        "memory",
                        new Settings(Map.of("folder", "/nowhere")),
                        Policy.AUTO,
                        "test")
                .id());
        listing = ids.next();
        sql("""
                INSERT INTO listing (id, connection, ref, platform, sku, title, product_type, content, fingerprint, live,
                  first_seen, seen, changed, version)
                VALUES (?::uuid, ?::uuid, 'L', 'shopify', 'S', '', '', '{}', repeat('0', 64), true, now(), now(), now(), 0)
                """, listing.toString(), shop.toString());
    }

    @AfterEach
    void remove() {
        connections.remove(shop, "test");
        sql("DELETE FROM image_job WHERE connection = ?::uuid", shop.toString());
        sql("DELETE FROM snapshot WHERE listing = ?::uuid", listing.toString());
    }

    @Test
    void bytes_of_old_cutouts_go_first_and_their_masks_stay_with_the_original() {
        Digest original = put("original");
        uses.keep(original, "original", listing);
        Digest[] files = cutout(original);
        clock.pass(Duration.ofDays(15));

        new OldCutouts(database, KEPT, clock).run();

        assertThat(kept(files[0])).isZero();
        assertThat(kept(files[1])).isEqualTo(1);
        assertThat(kept(original)).isEqualTo(1);
    }

    @Test
    void a_cutout_that_a_job_still_needs_is_kept_however_old_it_is() {
        Digest original = put("original");
        Digest[] files = cutout(original);
        job("RENDERED", files[2]);
        clock.pass(Duration.ofDays(15));

        new OldCutouts(database, KEPT, clock).run();

        assertThat(kept(files[0])).isEqualTo(1);
    }

    @Test
    void originals_end_a_year_after_the_last_publication_and_the_listing_says_so() {
        Digest original = snapshot();
        clock.pass(Duration.ofDays(366));

        new RestoreWindow(database, audit, KEPT, clock).run();

        assertThat(kept(original)).isZero();
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> mirror.get(listing).restoreEnded()))
                .contains(clock.instant());
        assertThat(QuarkusTransaction.requiringNew().call(() -> snapshots.original(listing)))
                .isEmpty();
        assertThatThrownBy(() -> restorer.restore(listing, "olga"))
                .isInstanceOf(NothingToRestore.class)
                .hasMessageContaining("were kept until");
    }

    @Test
    void originals_stay_while_something_was_made_or_published_within_a_year() {
        Digest original = snapshot();
        clock.pass(Duration.ofDays(366));
        job("APPROVED", Digest.of("some key"));

        new RestoreWindow(database, audit, KEPT, clock).run();

        assertThat(kept(original)).isEqualTo(2);
        assertThat(QuarkusTransaction.requiringNew().call(() -> snapshots.original(listing)))
                .isPresent();
    }

    @Test
    void settled_problems_and_old_signals_are_forgotten_but_not_what_explains_a_refusal() {
        String refused = job("REFUSED", Digest.of("some key"));
        closedProblem(refused);
        closedProblem("another item " + shop);
        sql(
                "INSERT INTO signal (connection, id, kind, at, received, done) VALUES (?::uuid, 's', 'CHANGED', now(), now(),"
                        + " now())",
                shop.toString());
        clock.pass(Duration.ofDays(91));

        new OldRows(database, KEPT, clock).run();

        assertThat(count("SELECT count(*) FROM problem WHERE item = ?", refused))
                .isEqualTo(1);
        assertThat(count("SELECT count(*) FROM problem WHERE item = ?", "another item " + shop))
                .isZero();
        assertThat(count("SELECT count(*) FROM signal WHERE connection = ?::uuid", shop.toString()))
                .isZero();
        sql("DELETE FROM problem WHERE item = ?", refused);
    }

    @Test
    void a_chore_sleeps_until_its_next_time_and_says_what_it_came_to() {
        Chore chore = chore("test-chore", () -> "all well");
        sql("INSERT INTO upkeep (chore, every_s) VALUES ('test-chore', 7200) ON CONFLICT DO NOTHING");
        var worker = new UpkeepWorker(calendar, List.of(chore), problems, clock);

        Duration pause = pause(worker, "test-chore");

        assertThat(pause).isEqualTo(Duration.ofHours(2));
        Upkeep row = QuarkusTransaction.requiringNew().call(() -> calendar.get("test-chore"));
        assertThat(row.words()).isEqualTo("all well");
        assertThat(row.lastEnd()).contains(clock.instant());
    }

    @Test
    void a_chore_that_fails_is_told_and_comes_back() {
        Chore chore = chore("failing-chore", () -> {
            throw new IllegalStateException("The disk is gone");
        });
        sql("INSERT INTO upkeep (chore, every_s) VALUES ('failing-chore', 7200) ON CONFLICT DO NOTHING");
        var worker = new UpkeepWorker(calendar, List.of(chore), problems, clock);

        Duration pause = pause(worker, "failing-chore");

        assertThat(pause).isEqualTo(Duration.ofHours(1));
        assertThat(QuarkusTransaction.requiringNew().call(() -> problems.open(Chores.UPKEEP, "failing-chore")))
                .get()
                .extracting(problem -> problem.sentence())
                .asString()
                .contains("The disk is gone");
        problems.close(Chores.UPKEEP, "failing-chore", "test");
    }

    private static Chore chore(String name, java.util.function.Supplier<String> work) {
        return new Chore() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String run() {
                return work.get();
            }
        };
    }

    private Duration pause(UpkeepWorker worker, String chore) {
        try {
            worker.work(new WorkItem(Chores.UPKEEP, chore, new UUID(0, 0), ""));
        } catch (Postponed e) {
            return e.pause();
        }
        throw new AssertionError("It is over for good");
    }

    private Digest put(String words) {
        return store.put((words + ids.next()).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** Cut-out's file, mask, and key. */
    private Digest[] cutout(Digest original) {
        Digest file = put("cut-out");
        Digest mask = put("mask");
        Digest key = Digest.of(ids.next().toString());
        UUID owner = ids.next();
        uses.keep(file, "cut-out", owner);
        uses.keep(mask, "cut-out", owner);
        sql(
                "INSERT INTO cutout (key, original, model, stored, before, mask, made) VALUES (?, ?, 'm', ?, ?, ?, now())",
                key.hex(),
                original.hex(),
                file.hex(),
                mask.hex(),
                mask.hex());
        return new Digest[] {file, mask, key};
    }

    /** The original of a snapshot, which is kept for that and for the jobs of the listing. */
    private Digest snapshot() {
        Digest original = put("original");
        UUID id = ids.next();
        uses.keep(original, "original", listing);
        uses.keep(original, "snapshot", id);
        sql(
                "INSERT INTO snapshot (id, listing, original, gallery, images, taken) VALUES (?::uuid, ?::uuid, true,"
                        + " '{\"images\": []}', '[]', now())",
                id.toString(),
                listing.toString());
        return original;
    }

    private String job(String state, Digest key) {
        String id = ids.next().toString();
        sql(
                """
                INSERT INTO image_job (id, connection, listing, image, revision, slot, position, sku, alt_text, recipe,
                  urgency, state, cutout_key, created, asked, changed, version)
                VALUES (?::uuid, ?::uuid, ?::uuid, ?, '', 'main', 0, 'S', '', repeat('3', 64), 'ROUTINE', ?, ?, now(), now(),
                  ?::timestamptz, 0)
                """,
                id,
                shop.toString(),
                listing.toString(),
                id,
                state,
                key.hex(),
                clock.instant().toString());
        return id;
    }

    private void closedProblem(String item) {
        sql(
                "INSERT INTO problem (stage, item, remedy, sentence, opened, last_seen, closed) VALUES ('fetch', ?,"
                        + " 'FIX_IMAGE', 'It is broken.', now(), now(), now())",
                item);
    }

    private long kept(Digest digest) {
        return count("SELECT count(*) FROM media_use WHERE digest = decode(?, 'hex')", digest.hex());
    }

    private long count(String text, String value) {
        return database.apart(on -> {
            try (PreparedStatement select = on.prepareStatement(text)) {
                select.setString(1, value);
                try (ResultSet rows = select.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        });
    }

    private void sql(String text, String... values) {
        database.apart(on -> {
            try (PreparedStatement statement = on.prepareStatement(text)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setString(i + 1, values[i]);
                }
                return statement.executeUpdate();
            }
        });
    }
}
