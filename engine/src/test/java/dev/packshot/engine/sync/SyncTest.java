package dev.packshot.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.catalog.ListingRef;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Settings;
import dev.packshot.engine.TestDatabase;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.connection.Policy;
import dev.packshot.engine.connection.TestShops;
import dev.packshot.engine.database.Database;
import dev.packshot.engine.identity.Ids;
import dev.packshot.engine.mirror.ListingMirror;
import dev.packshot.engine.mirror.MirroredListing;
import dev.packshot.engine.work.Postponed;
import dev.packshot.engine.work.Urgency;
import dev.packshot.engine.work.WorkItem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SyncTest {
    @Inject
    TestShops market;

    @Inject
    Connections connections;

    @Inject
    Schedules schedules;

    @Inject
    SyncWorker worker;

    @Inject
    ListingMirror mirror;

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
        schedules.begin(shop, Duration.ofHours(1), Duration.ofHours(6));
    }

    @AfterEach
    void remove() {
        connections.remove(shop, "test");
    }

    /** Does a schedule's item as a node would. */
    private Optional<Duration> read(Lane lane) {
        try {
            worker.work(new WorkItem(Schedules.SYNC, shop + "/" + lane, shop, ""));
            return Optional.empty();
        } catch (Postponed e) {
            assertThat(e.isDone()).isTrue();
            return Optional.of(e.pause());
        }
    }

    private MirroredListing row(String ref) {
        return QuarkusTransaction.requiringNew()
                .call(() -> mirror.find(shop, new ListingRef(ref)).orElseThrow());
    }

    private long rows() {
        return QuarkusTransaction.requiringNew().call(() -> mirror.count("connection", shop));
    }

    private long plans() {
        return count(
                "SELECT count(*) FROM work_io w JOIN listing l ON starts_with(w.task_instance, l.id::text)"
                        + " WHERE w.task_name = 'plan' AND l.connection = ?::uuid",
                shop.toString());
    }

    /** Waiting items of a schedule, and how long they wait, in minutes. */
    private List<Long> waits(Lane lane) {
        return database.apart(on -> {
            try (PreparedStatement select =
                    on.prepareStatement("SELECT round(extract(epoch FROM execution_time - ?) / 60)::bigint FROM work_io"
                            + " WHERE task_name = 'sync' AND task_instance = ?")) {
                select.setTimestamp(1, java.sql.Timestamp.from(clock.instant()));
                select.setString(2, shop + "/" + lane);
                List<Long> found = new java.util.ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        found.add(rows.getLong(1));
                    }
                }
                return found;
            }
        });
    }

    private long count(String sql, String parameter) {
        return database.apart(on -> {
            try (PreparedStatement select = on.prepareStatement(sql)) {
                select.setString(1, parameter);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }

    /** As if a node were at it. */
    private void pick(Lane lane, boolean picked) {
        database.apart(on -> {
            try (PreparedStatement update = on.prepareStatement("UPDATE work_io SET picked = ?, last_heartbeat ="
                    + " CASE WHEN ? THEN now() END WHERE task_name = 'sync' AND task_instance = ?")) {
                update.setBoolean(1, picked);
                update.setBoolean(2, picked);
                update.setString(3, shop + "/" + lane);
                return update.executeUpdate();
            }
        });
    }

    private boolean askedAgain(Lane lane) {
        return count(
                        "SELECT count(*) FROM work_io WHERE task_name = 'sync' AND again IS NOT NULL AND task_instance = ?",
                        shop + "/" + lane)
                == 1;
    }

    @Test
    void mirrors_every_page_and_has_each_listing_planned() {
        IntStream.range(0, 5).forEach(n -> market.put("L" + n, "1"));

        Optional<Duration> pause = read(Lane.CHANGES);

        assertThat(pause).contains(Duration.ofHours(1));
        assertThat(rows()).isEqualTo(5);
        assertThat(plans()).isEqualTo(5);
    }

    @Test
    void goes_on_with_the_page_that_it_was_killed_before() {
        IntStream.range(0, 6).forEach(n -> market.put("L" + n, "1"));
        market.beforePage.set(cursor -> {
            if (cursor.text().equals("4")) {
                throw new ConnectorException.Unavailable("The line was cut", null);
            }
        });
        assertThatThrownBy(() -> read(Lane.CHANGES)).isInstanceOf(ConnectorException.Unavailable.class);
        market.beforePage.set(cursor -> {});

        read(Lane.CHANGES);

        assertThat(market.pages).containsExactly("", "2", "4");
        assertThat(rows()).isEqualTo(6);
    }

    @Test
    void leaves_a_marketplace_alone_that_prepares_what_comes_next_and_goes_on_there() {
        IntStream.range(0, 6).forEach(n -> market.put("L" + n, "1"));
        market.preparing.set(cursor -> cursor.text().equals("4"));

        Optional<Duration> pause = read(Lane.SWEEP);

        assertThat(pause).contains(Duration.ofMinutes(3));
        assertThat(rows()).isEqualTo(4);
        long round = sweep().round();
        market.preparing.set(cursor -> false);
        read(Lane.SWEEP);
        assertThat(rows()).isEqualTo(6);
        assertThat(market.pages).containsExactly("", "2", "4", "4");
        assertThat(sweep().round()).isEqualTo(round);
    }

    @Test
    void a_sweep_that_had_to_wait_finds_what_went_all_the_same() {
        IntStream.range(0, 6).forEach(n -> market.put("L" + n, "1"));
        read(Lane.SWEEP);
        market.take("L0");
        market.preparing.set(cursor -> cursor.text().equals("4"));
        read(Lane.SWEEP);
        market.preparing.set(cursor -> false);

        read(Lane.SWEEP);

        assertThat(row("L0").isGone()).isTrue();
        assertThat(row("L5").isGone()).isFalse();
    }

    @Test
    void readings_that_wait_go_on_when_what_they_wait_for_is_there() {
        IntStream.range(0, 6).forEach(n -> market.put("L" + n, "1"));
        market.preparing.set(cursor -> cursor.text().isEmpty());
        for (Lane lane : Lane.values()) {
            read(lane);
        }
        later();

        schedules.prepared(shop);

        assertThat(waits(Lane.CHANGES)).containsExactly(0L);
        assertThat(waits(Lane.SWEEP)).containsExactly(0L);
    }

    @Test
    void a_sweep_that_sleeps_isnt_woken_by_what_a_reading_of_changes_waited_for() {
        IntStream.range(0, 6).forEach(n -> market.put("L" + n, "1"));
        market.preparing.set(cursor -> cursor.text().isEmpty());
        read(Lane.CHANGES);
        later();

        schedules.prepared(shop);

        assertThat(waits(Lane.CHANGES)).containsExactly(0L);
        assertThat(waits(Lane.SWEEP)).containsExactly(60L);
    }

    @Test
    void a_catalogue_of_five_thousand_is_read_to_its_end_however_often_the_reader_is_killed() {
        int listings = 5_000;
        IntStream.range(0, listings).forEach(n -> market.put("L%04d".formatted(n), "1"));
        market.page.set(250);
        var pages = new AtomicInteger();
        market.beforePage.set(cursor -> {
            if (pages.incrementAndGet() % 4 == 0) {
                throw new Killed();
            }
        });
        market.preparing.set(cursor -> pages.get() % 7 == 0);
        int runs = 0;

        while (!ended(Lane.CHANGES) && runs < 100) {
            runs++;
            try {
                read(Lane.CHANGES);
            } catch (Killed e) {
                // The next one goes on.
            }
        }

        assertThat(rows()).isEqualTo(listings);
        assertThat(market.pages.stream().distinct()).hasSize(listings / 250);
        assertThat(market.pages.size()).isLessThan(listings / 250 + runs);
        assertThat(schedules.of(shop).getFirst().lastSeen()).isEqualTo(listings);
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private boolean ended(Lane lane) {
        return QuarkusTransaction.requiringNew()
                .call(() -> schedules.get(shop, lane).lastEnd().isPresent());
    }

    private SyncSchedule sweep() {
        return QuarkusTransaction.requiringNew().call(() -> schedules.get(shop, Lane.SWEEP));
    }

    /** As if everything of the shop waited for an hour. */
    private void later() {
        database.apart(on -> on.createStatement()
                .executeUpdate(
                        "UPDATE work_io SET execution_time = now() + interval '1 hour' WHERE task_name = 'sync'"));
    }

    @Test
    void an_address_that_became_another_one_is_no_change() {
        market.put("L1", "1", "https://cdn.example/1?sig=a");
        read(Lane.CHANGES);
        market.put("L1", "1", "https://cdn.example/1?sig=b");

        read(Lane.CHANGES);

        assertThat(plans()).isEqualTo(1);
    }

    @Test
    void starts_over_when_a_cursor_isnt_understood_any_more() {
        IntStream.range(0, 4).forEach(n -> market.put("L" + n, "1"));
        market.beforePage.set(cursor -> {
            if (cursor.text().equals("2")) {
                throw new ConnectorException.Malformed("Not a cursor of mine");
            }
        });
        assertThatThrownBy(() -> read(Lane.CHANGES)).isInstanceOf(ConnectorException.Malformed.class);
        market.beforePage.set(cursor -> {});

        read(Lane.CHANGES);

        assertThat(market.pages).containsExactly("", "", "2");
    }

    @Test
    void a_sweep_marks_what_went_and_brings_back_what_returned() {
        market.put("L1", "1");
        market.put("L2", "1");
        read(Lane.SWEEP);
        market.take("L1");

        read(Lane.SWEEP);
        boolean gone = row("L1").isGone();
        long plans = plans();
        market.put("L1", "1");
        read(Lane.SWEEP);

        assertThat(gone).isTrue();
        assertThat(row("L2").isGone()).isFalse();
        assertThat(row("L1").isGone()).isFalse();
        assertThat(plans()).isEqualTo(plans + 1);
    }

    @Test
    void a_sweep_doesnt_lose_what_another_way_found_while_it_went_on() {
        IntStream.range(0, 4).forEach(n -> market.put("L" + n, "1"));
        market.beforePage.set(cursor -> {
            if (cursor.text().equals("2")) {
                // Its place is behind the reading, and a signal tells of it.
                market.put("A-new", "1");
                mirror.take(
                        shop,
                        market.open(opening()).reader().read(new ListingRef("A-new")),
                        clock.instant(),
                        Urgency.LAUNCH);
            }
        });

        read(Lane.SWEEP);

        assertThat(row("A-new").isGone()).isFalse();
    }

    private dev.packshot.connector.Opening opening() {
        return new dev.packshot.connector.Opening(
                new Settings(Map.of()), Optional::empty, dev.packshot.connector.CallMeter.UNLIMITED, clock);
    }

    @Test
    void an_edit_of_nothing_but_a_picture_is_planned_and_no_edit_isnt() {
        market.put("L1", "1");
        market.put("L2", "1");
        read(Lane.CHANGES);
        long before = plans();
        market.put("L1", "2");

        read(Lane.CHANGES);

        assertThat(plans()).isEqualTo(before + 1);
    }

    @Test
    void two_readings_that_find_the_same_new_listings_at_once_make_each_row_once() throws Exception {
        IntStream.range(0, 30).forEach(n -> market.put("L%02d".formatted(n), "1"));

        try (var readers = Executors.newFixedThreadPool(2)) {
            Future<Optional<Duration>> one = readers.submit(() -> read(Lane.CHANGES));
            Future<Optional<Duration>> two = readers.submit(() -> read(Lane.SWEEP));
            one.get();
            two.get();
        }

        assertThat(rows()).isEqualTo(30);
        assertThat(plans()).isEqualTo(30);
    }

    @Test
    void a_schedule_that_waits_takes_its_new_time() {
        schedules.change(shop, Lane.CHANGES, Duration.ofMinutes(10), true, "anna");

        assertThat(waits(Lane.CHANGES)).containsExactly(10L);
    }

    @Test
    void a_schedule_can_be_switched_off_and_on_again() {
        schedules.change(shop, Lane.CHANGES, Duration.ofMinutes(10), false, "anna");
        List<Long> off = waits(Lane.CHANGES);

        schedules.change(shop, Lane.CHANGES, Duration.ofMinutes(20), true, "anna");

        assertThat(off).isEmpty();
        assertThat(waits(Lane.CHANGES)).containsExactly(20L);
    }

    @Test
    void a_schedule_changed_while_it_is_read_neither_doubles_nor_waits_for_its_old_time() {
        market.put("L1", "1");
        market.beforePage.set(cursor -> schedules.change(shop, Lane.CHANGES, Duration.ofMinutes(10), true, "anna"));
        pick(Lane.CHANGES, true);

        Optional<Duration> pause = read(Lane.CHANGES);

        assertThat(pause).contains(Duration.ofMinutes(10));
        assertThat(waits(Lane.CHANGES)).hasSize(1);
    }

    @Test
    void a_schedule_switched_off_while_it_is_read_ends_with_that_reading() {
        market.put("L1", "1");
        market.beforePage.set(cursor -> schedules.change(shop, Lane.CHANGES, Duration.ofMinutes(10), false, "anna"));
        pick(Lane.CHANGES, true);

        Optional<Duration> pause = read(Lane.CHANGES);

        assertThat(pause).isEmpty();
        assertThat(askedAgain(Lane.CHANGES)).isFalse();
    }

    @Test
    void a_schedule_switched_on_again_while_its_last_reading_ends_goes_on() {
        schedules.change(shop, Lane.CHANGES, Duration.ofMinutes(10), true, "anna");
        pick(Lane.CHANGES, true);
        schedules.change(shop, Lane.CHANGES, Duration.ofMinutes(10), false, "anna");
        read(Lane.CHANGES);

        schedules.change(shop, Lane.CHANGES, Duration.ofMinutes(10), true, "anna");

        assertThat(askedAgain(Lane.CHANGES)).isTrue();
    }

    @Test
    void asking_for_a_reading_during_one_gives_another_one_behind_it() {
        pick(Lane.CHANGES, true);

        schedules.now(shop, Lane.CHANGES);

        assertThat(askedAgain(Lane.CHANGES)).isTrue();
    }

    @Test
    void a_removed_shop_isnt_read() {
        connections.remove(shop, "test");

        Optional<Duration> pause = read(Lane.CHANGES);

        assertThat(pause).isEmpty();
        assertThat(market.pages).isEmpty();
    }
}
