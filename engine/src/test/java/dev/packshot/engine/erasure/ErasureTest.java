package dev.packshot.engine.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.packshot.catalog.Digest;
import dev.packshot.connector.Grant;
import dev.packshot.connector.Secret;
import dev.packshot.connector.Settings;
import dev.packshot.connector.Signal;
import dev.packshot.engine.TestDatabase;
import dev.packshot.engine.audit.AuditLog;
import dev.packshot.engine.connection.Connection;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.connection.Policy;
import dev.packshot.engine.database.Database;
import dev.packshot.engine.figure.Figure;
import dev.packshot.engine.figure.Figures;
import dev.packshot.engine.grant.GrantVault;
import dev.packshot.engine.identity.Ids;
import dev.packshot.engine.invariant.InvariantCheck;
import dev.packshot.engine.loop.MemoryMarket;
import dev.packshot.engine.loop.ProductPicture;
import dev.packshot.engine.loop.Until;
import dev.packshot.engine.media.MediaStore;
import dev.packshot.engine.media.MediaUses;
import dev.packshot.engine.profile.BrandProfiles;
import dev.packshot.engine.signal.SignalInbox;
import dev.packshot.engine.sync.Schedules;
import dev.packshot.engine.work.Crew;
import dev.packshot.engine.work.Postponed;
import dev.packshot.engine.work.Urgency;
import dev.packshot.engine.work.WorkItem;
import dev.packshot.engine.work.WorkQueue;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ErasureTest {
    /** Tables that hold nothing of a shop. A new one is seeded below, or named here: what is to become of it, and why? */
    private static final Map<String, String> NOBODYS = Map.ofEntries(
            Map.entry("account", "people who run this installation"),
            Map.entry("api_key", "machines of those people"),
            Map.entry("login_bucket", "failed sign-ins of those people"),
            Map.entry("audit_head", "a number and a digest"),
            Map.entry("erasure", "says that a shop was erased, by its id"),
            Map.entry("erasure_id", "filled while an erasure goes on"),
            Map.entry("erasure_file", "filled while an erasure goes on"),
            Map.entry("upkeep", "chores of the house"),
            Map.entry("upload", "pictures that were handed over directly belong to no shop"),
            Map.entry("upload_picture", "what was made of those"),
            Map.entry("webhook_due", "handed on to the outbox within a second, which is looked through"),
            Map.entry("webhook_endpoint", "receivers of those who run this installation"));

    private static final String ACCOUNT = "erased-account.example";

    @TempDir
    Path folder;

    @TempDir
    Path otherFolder;

    @Inject
    MemoryMarket market;

    @Inject
    Connections connections;

    @Inject
    Schedules schedules;

    @Inject
    BrandProfiles profiles;

    @Inject
    GrantVault vault;

    @Inject
    Figures figures;

    @Inject
    SignalInbox inbox;

    @Inject
    Erasure erasure;

    @Inject
    Erasures erasures;

    @Inject
    EraseWorker worker;

    @Inject
    WaitingWork waiting;

    @Inject
    ListingRows listings;

    @Inject
    ShopRows rest;

    @Inject
    Mentions mentions;

    @Inject
    ErasedFiles files;

    @Inject
    MediaStore store;

    @Inject
    MediaUses uses;

    @Inject
    AuditLog audit;

    @Inject
    InvariantCheck invariants;

    @Inject
    WorkQueue queue;

    @Inject
    Crew crew;

    @Inject
    Database database;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    private UUID shop;
    private UUID other;

    @BeforeEach
    void work() {
        market.reset();
        shop = ids.next();
        other = ids.next();
        crew.start();
    }

    @AfterEach
    void stop() {
        crew.stop();
        for (UUID one : List.of(shop, other)) {
            if (exists("SELECT EXISTS (SELECT FROM connection WHERE id = '%s')".formatted(one))) {
                connections.remove(one, "test");
            }
        }
        execute("DELETE FROM webhook_endpoint");
    }

    @Test
    void leaves_nothing_of_a_shop_in_any_table_or_in_the_media_store() {
        byte[] shared = ProductPicture.png(700, 31);
        market.seed(folder, ref(), sku(), List.of(shared, ProductPicture.png(700, 32)));
        market.seed(otherFolder, "ref-stays", "SKU-STAYS", List.of(shared));
        connect(shop, folder);
        connect(other, otherFolder);
        verified(shop);
        verified(other);
        fillTheOtherTables();
        execute("UPDATE connection SET account = '%s' WHERE id = '%s'".formatted(ACCOUNT, shop));
        Set<String> words = words(shop);
        Set<String> othersFiles = files(other);
        Set<String> shopsFiles = files(shop);
        shopsFiles.removeAll(othersFiles);
        var remains = new Remains(database);
        assertThat(remains.of(words).keySet())
                .as("every table that isn't nobody's holds something of the shop before")
                .containsAll(remains.tables().stream()
                        .filter(table -> !NOBODYS.containsKey(table))
                        .toList());

        inbox.store(shop, new Signal("redact-1", Signal.Kind.ERASE, Optional.empty(), clock.instant()));

        erased(shop);
        words.addAll(shopsFiles);
        assertThat(remains.of(words)).isEmpty();
        assertThat(shopsFiles).isNotEmpty().noneMatch(digest -> store.has(new Digest(digest)));
        assertThat(othersFiles).contains(Digest.of(shared).hex()).allMatch(digest -> store.has(new Digest(digest)));
        assertThat(files(other)).isEqualTo(othersFiles);
        assertThat(audit.verify().broken()).isEmpty();
        assertThat(invariants.run()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void goes_on_where_it_was_killed(int steps) {
        market.seed(folder, ref(), sku(), List.of(ProductPicture.png(700, 33 + steps)));
        connect(shop, folder);
        verified(shop);
        Set<String> words = words(shop);
        words.addAll(files(shop));
        crew.stop();
        erasure.begin(shop, "anna");
        List<Runnable> parts = List.of(
                () -> waiting.cancel(shop),
                () -> listings.eraseSome(shop),
                () -> rest.erase(shop),
                () -> mentions.eraseSome(shop));
        parts.subList(0, steps).forEach(Runnable::run);

        crew.start();

        erased(shop);
        assertThat(new Remains(database).of(words)).isEmpty();
    }

    @Test
    void erases_a_shop_that_is_being_worked_for() {
        for (int i = 0; i < 6; i++) {
            market.seed(folder, ref() + i, sku(), List.of(ProductPicture.png(700, 40 + i)));
        }
        connect(shop, folder);
        Until.holds(
                () -> exists("SELECT EXISTS (SELECT FROM image_job WHERE connection = '%s' AND state <> 'FOUND')"
                        .formatted(shop)),
                () -> "nothing is worked on");

        erasure.begin(shop, "anna");

        erased(shop);
        assertThat(new Remains(database).of(Set.of(shop.toString(), ref(), sku())))
                .isEmpty();
    }

    @Test
    void somebody_who_comes_back_late_to_an_erased_shop_finds_it_gone_and_ends() {
        market.seed(folder, ref(), sku(), List.of(ProductPicture.png(700, 50)));
        connect(shop, folder);
        verified(shop);
        UUID job = first("SELECT id FROM image_job WHERE connection = '%s'".formatted(shop));
        erasure.begin(shop, "anna");
        erased(shop);

        for (String stage : List.of("fetch", "render", "inspect", "decide", "publish", "verify", "sync")) {
            String id = stage.equals("sync") ? shop + "/CHANGES" : job.toString();
            queue.add(new WorkItem(stage, id, shop, ""), Urgency.ROUTINE);
        }

        Until.holds(() -> !exists(queued()), () -> "somebody goes on trying");
        assertThat(new Remains(database).of(Set.of(shop.toString(), job.toString())))
                .isEmpty();
    }

    @Test
    void waits_for_whoever_is_still_at_work_for_the_shop() {
        connect(shop, folder);
        crew.stop();
        erasure.begin(shop, "anna");
        execute("UPDATE work_io SET picked = true, picked_by = 'frozen', last_heartbeat = now()"
                + " WHERE starts_with(task_instance, '%s')".formatted(shop + "/SWEEP"));

        Throwable postponed = catchThrowable(() -> worker.work(EraseWorker.item(shop)));

        assertThat(postponed).isInstanceOf(Postponed.class);
        assertThat(exists("SELECT EXISTS (SELECT FROM connection WHERE id = '%s')".formatted(shop)))
                .isTrue();
        execute(
                "UPDATE work_io SET picked = false, picked_by = NULL, last_heartbeat = NULL WHERE picked_by = 'frozen'");
        worker.work(EraseWorker.item(shop));
        assertThat(erasures.underWay(shop)).isFalse();
    }

    @Test
    void a_cut_out_that_another_shop_waits_for_too_is_made_all_the_same() {
        byte[] shared = ProductPicture.png(700, 51);
        market.seed(folder, ref(), sku(), List.of(shared));
        market.seed(otherFolder, "ref-stays", "SKU-STAYS", List.of(shared));
        connect(shop, folder);
        verified(shop);
        crew.stop();
        connect(other, otherFolder);
        // As if both had fetched it, and the first of them had asked for its cut-out.
        execute("DELETE FROM cutout WHERE key IN (SELECT cutout_key FROM image_job WHERE connection = '%s')"
                .formatted(shop));
        String key = text("SELECT cutout_key FROM image_job WHERE connection = '%s'".formatted(shop));
        execute("""
                INSERT INTO work_cpu (task_name, task_instance, task_data, execution_time, picked, version)
                VALUES ('cut-out', '%s', convert_to('%s LAUNCH %s', 'UTF8'), now() + interval '1 hour', false, 1)
                """.formatted(key, shop, Digest.of(shared).hex()));
        execute("UPDATE image_job SET state = 'FETCHED' WHERE connection = '%s'".formatted(shop));
        asIfFetched(key, Digest.of(shared));

        waiting.cancel(shop);

        assertThat(text("SELECT convert_from(task_data, 'UTF8') FROM work_cpu WHERE task_instance = '%s'"
                        .formatted(key)))
                .startsWith(other + " LAUNCH ");
        erasure.begin(shop, "test");
        worker.work(EraseWorker.item(shop));
    }

    /** A job of the other shop that waits for the same cut-out. */
    private void asIfFetched(String key, Digest original) {
        UUID listing = ids.next();
        execute("""
                INSERT INTO listing (id, connection, ref, platform, sku, title, product_type, content, fingerprint, live,
                  first_seen, seen, changed, version)
                SELECT '%s', '%s', 'ref-waits', platform, 'SKU-WAITS', 'Waits', '', content, fingerprint, true, now(),
                  now(), now(), 0 FROM listing WHERE connection = '%s' LIMIT 1
                """.formatted(listing, other, shop));
        execute("""
                INSERT INTO image_job (connection, listing, image, revision, slot, position, sku, alt_text, recipe, urgency,
                  state, original, cutout_key, created, changed, asked, version)
                SELECT '%s', '%s', image, revision, slot, position, 'SKU-WAITS', '', recipe, urgency, 'FETCHED', '%s', '%s',
                  now(), now(), now(), 0 FROM image_job WHERE connection = '%s' LIMIT 1
                """.formatted(other, listing, original.hex(), key, shop));
    }

    @Test
    void erases_listings_that_nothing_was_made_for() {
        market.seed(folder, ref(), sku(), List.of());
        connect(shop, folder);
        Until.holds(
                () -> exists("SELECT EXISTS (SELECT FROM listing WHERE connection = '%s')".formatted(shop)),
                () -> "not read");

        erasure.begin(shop, "anna");

        erased(shop);
        assertThat(new Remains(database).of(Set.of(shop.toString(), ref(), sku())))
                .isEmpty();
    }

    @Test
    void erasing_a_shop_that_was_erased_or_never_was_does_nothing() {
        connect(shop, folder);
        erasure.begin(shop, "anna");
        erased(shop);

        erasure.begin(shop, "bert");
        erasure.begin(ids.next(), "bert");

        assertThat(exists(
                        "SELECT EXISTS (SELECT FROM audit_entry WHERE actor = 'bert' AND action = 'connection.erase')"))
                .isFalse();
    }

    @Test
    void a_shop_is_erased_by_whatever_connection_it_was_known() {
        connect(other, otherFolder);
        connections.remove(other, "anna");
        connect(shop, folder);
        execute("UPDATE connection SET account = 'twice.example' WHERE id IN ('%s', '%s')".formatted(shop, other));

        inbox.store(shop, new Signal("redact-1", Signal.Kind.ERASE, Optional.empty(), clock.instant()));

        erased(shop);
        erased(other);
        assertThat(new Remains(database).of(Set.of("twice.example", other.toString())))
                .isEmpty();
    }

    @Test
    void a_shop_that_somebody_removed_before_can_still_be_erased() {
        market.seed(folder, ref(), sku(), List.of(ProductPicture.png(700, 52)));
        connect(shop, folder);
        verified(shop);
        connections.remove(shop, "anna");

        inbox.store(shop, new Signal("redact-1", Signal.Kind.ERASE, Optional.empty(), clock.instant()));

        erased(shop);
        assertThat(new Remains(database).of(Set.of(shop.toString(), sku()))).isEmpty();
    }

    private void connect(UUID id, Path place) {
        QuarkusTransaction.requiringNew().run(() -> {
            Connection made = connections.create(
                    id,
                    "shop " + id,
                    "memory",
                    new Settings(Map.of("folder", place.toString(), "token", "t")),
                    Policy.AUTO,
                    "test");
            made.sample(0);
            if (id.equals(shop)) {
                vault.store(
                        id,
                        new Grant(ACCOUNT, new Secret("a"), Optional.empty(), Optional.of(clock.instant()), Set.of()));
                UUID look = profiles.save("look of " + id, "{}", "test").id();
                profiles.chooseDespite(id, "", look, "There is nothing to compare", "test");
            }
            schedules.begin(id, Duration.ofHours(1), Duration.ofHours(6));
        });
    }

    /** Everything of the loop fills itself; the rest is put there as its owners would. */
    private void fillTheOtherTables() {
        Digest reference = store.put(ProductPicture.png(300, 60));
        Digest unkept = store.put(ProductPicture.png(300, 61));
        UUID set = ids.next();
        UUID run = ids.next();
        UUID chart = ids.next();
        UUID batch = ids.next();
        UUID endpoint = ids.next();
        UUID delivery = ids.next();
        UUID job = first("SELECT id FROM image_job WHERE connection = '%s'".formatted(shop));
        UUID listing = first("SELECT id FROM listing WHERE connection = '%s'".formatted(shop));
        String rendition = text("SELECT digest FROM rendition WHERE job = '%s'".formatted(job));
        figures.observe(Figure.values()[0], shop, 1);
        execute(
                "INSERT INTO batch (id, connection, number, state, opened, version) VALUES ('%s', '%s', 99, 'PASSED', now(), 0)"
                        .formatted(batch, shop));
        execute("INSERT INTO drift_chart (id, connection, model, began) VALUES ('%s', '%s', 'm', now())"
                .formatted(chart, shop));
        execute("INSERT INTO drift_point (chart, batch, number, characteristic, pictures, value, spread, phase, at)"
                + " VALUES ('%s', '%s', 1, 'c', 1, 1, 1, 'BASELINE', now())".formatted(chart, batch));
        execute("INSERT INTO reference_set (id, name, connection, platforms, originals, author, created) VALUES"
                + " ('%s', 'set %s', '%s', '[]', '[\"%s\"]', 'test', now())"
                        .formatted(set, shop, shop, reference.hex()));
        execute("INSERT INTO reference_run (id, set, purpose, model, mattes, actor, began, version) VALUES"
                + " ('%s', '%s', 'FREEZE', 'm', '%s', 'test', now(), 0)".formatted(run, set, reference.hex()));
        execute("INSERT INTO reference_result (run, position, original, cutout, renditions, made) VALUES"
                + " ('%s', 0, '%s', '%s', '[{\"digest\": {\"hex\": \"%s\"}}]', now())"
                        .formatted(run, reference.hex(), unkept.hex(), reference.hex()));
        QuarkusTransaction.requiringNew().run(() -> uses.keep(reference, "reference", set));
        execute("INSERT INTO media_unkept (digest, since) VALUES (decode('%s', 'hex'), now()) ON CONFLICT DO NOTHING"
                .formatted(unkept.hex()));
        execute("INSERT INTO review_task (job, listing, connection, digest, sampled, reasons, opened, closed, version)"
                + " VALUES ('%s', '%s', '%s', '%s', false, '[]', now(), now(), 0)"
                        .formatted(job, listing, shop, rendition));
        execute("INSERT INTO consent (state, connection, back, actor, until) VALUES ('%s', '%s', 'b', 'a', now())"
                .formatted(unkept.hex(), shop));
        execute("INSERT INTO rate_bucket (id) VALUES ('%s/calls/x')".formatted(shop));
        execute("INSERT INTO problem (connection, listing, stage, item, remedy, sentence, opened, last_seen) VALUES"
                + " ('%s', '%s', 'fetch', '%s', 'RETRY', 'Product %s', now(), now())"
                        .formatted(shop, listing, job, ref()));
        execute("""
                INSERT INTO repeatable_request (caller, key, request, answer, at)
                VALUES ('c', '%s', '%s', '{"listing": "%s"}', now())
                """.formatted(ids.next(), unkept.hex(), listing));
        execute("INSERT INTO webhook_endpoint (id, url, description, types, enabled, created, created_by, version)"
                + " VALUES ('%s', 'https://receiver.example', '', '', false, now(), 'test', 0)".formatted(endpoint));
        execute("""
                INSERT INTO webhook_message (id, type, subject, body, at)
                VALUES ('msg_%s', 'job.refused', '%s', '{"data": {"connection": "%s"}}', now())
                """.formatted(delivery, job, shop));
        execute("INSERT INTO webhook_delivery (id, endpoint, message, state, created) VALUES"
                + " ('%s', '%s', 'msg_%s', 'DELIVERED', now())".formatted(delivery, endpoint, delivery));
        execute("INSERT INTO webhook_attempt (delivery, number, at, status, words, millis) VALUES"
                + " ('%s', 1, now(), 200, 'told of %s', 1)".formatted(delivery, ref()));
        execute("INSERT INTO webhook_due (type, subject, data) VALUES ('job.refused', '%s', '{\"connection\": \"%s\"}')"
                .formatted(job, shop));
        execute("""
                INSERT INTO work_cpu (task_name, task_instance, task_data, execution_time, picked, version)
                VALUES ('render', '%s', convert_to('%s ROUTINE ', 'UTF8'), now() + interval '1 hour', false, 1)
                """.formatted(job, shop));
        audit.record("anna", "problem.skip", ids.next().toString(), Map.of("item", job.toString(), "reason", sku()));
        inbox.store(shop, new Signal("old-1", Signal.Kind.BUYER, Optional.empty(), clock.instant()));
    }

    private String ref() {
        return "ref-" + shop.toString().substring(24);
    }

    private String sku() {
        return "SKU-" + shop.toString().substring(24);
    }

    /** What must not be found any more. */
    private Set<String> words(UUID id) {
        Set<String> words =
                new HashSet<>(Set.of(id.toString(), "shop " + id, "look of " + id, "set " + id, ACCOUNT, ref(), sku()));
        for (String table :
                List.of("listing", "image_job", "publication", "problem", "batch", "drift_chart", "reference_set")) {
            words.addAll(texts("SELECT id FROM %s WHERE connection = '%s'".formatted(table, id)));
        }
        words.addAll(texts("SELECT s.id FROM snapshot s JOIN listing l ON l.id = s.listing WHERE l.connection = '%s'"
                .formatted(id)));
        words.addAll(texts("SELECT r.id FROM rendition r JOIN image_job j ON j.id = r.job WHERE j.connection = '%s'"
                .formatted(id)));
        words.addAll(
                texts("SELECT content FROM cutout c JOIN image_job j ON j.cutout_key = c.key, to_jsonb(c.key) content"
                                + " WHERE j.connection = '%s' AND NOT EXISTS (SELECT FROM image_job o WHERE o.cutout_key = c.key"
                                        .formatted(id)
                                + " AND o.connection <> j.connection)")
                        .stream()
                        .map(key -> key.replace("\"", ""))
                        .toList());
        words.addAll(texts("SELECT encode(digest, 'hex') FROM media_unkept"));
        words.addAll(
                texts("SELECT r.id FROM reference_run r JOIN reference_set s ON s.id = r.set WHERE s.connection = '%s'"
                        .formatted(id)));
        words.addAll(texts("SELECT d.id FROM webhook_delivery d"));
        return words;
    }

    /** Digests of all files that are kept for a shop. */
    private Set<String> files(UUID id) {
        return new HashSet<>(texts("""
                SELECT encode(digest, 'hex') FROM media_use u WHERE
                  owner_id IN (SELECT id FROM listing WHERE connection = '%1$s')
                  OR owner_id IN (SELECT id FROM image_job WHERE connection = '%1$s')
                  OR owner_id IN (SELECT id FROM reference_set WHERE connection = '%1$s')
                  OR owner_id IN (SELECT s.id FROM snapshot s JOIN listing l ON l.id = s.listing WHERE l.connection = '%1$s')
                UNION SELECT c.stored FROM cutout c JOIN image_job j ON j.cutout_key = c.key WHERE j.connection = '%1$s'
                UNION SELECT c.before FROM cutout c JOIN image_job j ON j.cutout_key = c.key WHERE j.connection = '%1$s'
                UNION SELECT c.mask FROM cutout c JOIN image_job j ON j.cutout_key = c.key WHERE j.connection = '%1$s'
                """.formatted(id)));
    }

    private void verified(UUID id) {
        Until.holds(
                () -> exists("""
                        SELECT count(*) > 0 AND bool_and(state = 'VERIFIED') FROM publication WHERE connection = '%s'
                        """.formatted(id)),
                () -> "not verified: " + texts("SELECT sentence FROM problem WHERE closed IS NULL"));
    }

    private void erased(UUID id) {
        Until.holds(
                () -> exists("SELECT EXISTS (SELECT FROM erasure WHERE connection = '%s' AND finished IS NOT NULL)"
                        .formatted(id)),
                () -> "not erased: " + texts("SELECT sentence || ' ' || detail FROM problem WHERE closed IS NULL"));
    }

    private String queued() {
        return """
                SELECT EXISTS (SELECT FROM work_io WHERE starts_with(convert_from(task_data, 'UTF8'), '%1$s'))
                    OR EXISTS (SELECT FROM work_cpu WHERE starts_with(convert_from(task_data, 'UTF8'), '%1$s'))
                """.formatted(shop);
    }

    private void execute(String sql) {
        database.apart(on -> on.createStatement().executeUpdate(sql));
    }

    private boolean exists(String sql) {
        return text(sql).equals("t");
    }

    private UUID first(String sql) {
        return UUID.fromString(text(sql));
    }

    private String text(String sql) {
        return texts(sql).getFirst();
    }

    private List<String> texts(String sql) {
        return database.apart(on -> {
            try (PreparedStatement select = on.prepareStatement(sql);
                    ResultSet rows = select.executeQuery()) {
                return read(rows);
            }
        });
    }

    private static List<String> read(ResultSet rows) throws SQLException {
        List<String> found = new ArrayList<>();
        while (rows.next()) {
            found.add(String.valueOf(rows.getString(1)));
        }
        return found;
    }
}
