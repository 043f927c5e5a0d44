package dev.packshot.engine.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.packshot.catalog.ListingRef;
import dev.packshot.connector.Grant;
import dev.packshot.connector.Secret;
import dev.packshot.connector.Session;
import dev.packshot.connector.Settings;
import dev.packshot.connector.Signal;
import dev.packshot.connector.WebhookCall;
import dev.packshot.engine.TestDatabase;
import dev.packshot.engine.budget.Purpose;
import dev.packshot.engine.connection.Connection;
import dev.packshot.engine.connection.ConnectionState;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.connection.Policy;
import dev.packshot.engine.connection.Sessions;
import dev.packshot.engine.connection.TestShops;
import dev.packshot.engine.database.Database;
import dev.packshot.engine.grant.GrantVault;
import dev.packshot.engine.grant.SecretSettings;
import dev.packshot.engine.identity.Ids;
import dev.packshot.engine.loop.Until;
import dev.packshot.engine.mirror.ListingMirror;
import dev.packshot.engine.mirror.MirroredListing;
import dev.packshot.engine.studio.ImageJob;
import dev.packshot.engine.studio.ImageJobs;
import dev.packshot.engine.sync.Schedules;
import dev.packshot.engine.work.Postponed;
import dev.packshot.engine.work.Urgency;
import dev.packshot.engine.work.WorkItem;
import dev.packshot.engine.work.Worker;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SignalTest {
    @Inject
    TestShops market;

    @Inject
    Connections connections;

    @Inject
    Schedules schedules;

    @Inject
    SignalInbox inbox;

    @Inject
    SignalWorker worker;

    @Inject
    WebhookDoor door;

    @Inject
    @All
    List<Worker> workers;

    @Inject
    Sessions sessions;

    @Inject
    ImageJobs jobs;

    @Inject
    Watchers watchers;

    @Inject
    ListingMirror mirror;

    @Inject
    GrantVault vault;

    @Inject
    SecretSettings secrets;

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
        connections.create(shop, "shop " + shop, "testshops", settings("before"), Policy.AUTO, "test");
        schedules.begin(shop, Duration.ofHours(1), Duration.ofHours(6));
    }

    @AfterEach
    void remove() {
        watchers.stop();
        connections.remove(shop, "test");
    }

    private Settings settings(String name) {
        return new Settings(Map.of("name", shop + name, "key", "k1"));
    }

    private Signal signal(String id, Signal.Kind kind, String ref) {
        return new Signal(
                id, kind, Optional.of(ref).filter(text -> !text.isEmpty()).map(ListingRef::new), clock.instant());
    }

    private WebhookCall call(String key, String body) {
        return new WebhookCall(Map.of("X-Key", List.of(key)), body.getBytes(StandardCharsets.UTF_8), clock.instant());
    }

    /** Acts on what waits for a listing as a node would. */
    private void act(String ref) {
        worker.work(SignalInbox.item(shop, new SignalTopic(Optional.of(ref), Signal.Kind.CHANGED)));
    }

    /** The same for signals that name no listing. */
    private void act(Signal.Kind kind) {
        worker.work(SignalInbox.item(shop, new SignalTopic(Optional.empty(), kind)));
    }

    private Optional<MirroredListing> row(String ref) {
        return QuarkusTransaction.requiringNew().call(() -> mirror.find(shop, new ListingRef(ref)));
    }

    private List<String> queued(String stage) {
        return database.apart(on -> {
            try (PreparedStatement select = on.prepareStatement("SELECT convert_from(task_data, 'UTF8') FROM work_io"
                    + " WHERE task_name = ? AND starts_with(convert_from(task_data, 'UTF8'), ?)")) {
                select.setString(1, stage);
                select.setString(2, shop.toString());
                List<String> found = new ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        found.add(rows.getString(1));
                    }
                }
                return found;
            }
        });
    }

    private void plan(UUID listing, String urgency) throws Exception {
        workers.stream()
                .filter(one -> one.stage().equals(ListingMirror.PLAN))
                .findFirst()
                .orElseThrow()
                .work(new WorkItem(ListingMirror.PLAN, listing + "@1", shop, urgency));
    }

    private ConnectionState state() {
        return QuarkusTransaction.requiringNew()
                .call(() -> connections.get(shop).state());
    }

    @Test
    void a_hundred_deliveries_of_one_signal_are_one_piece_of_work() {
        for (int i = 0; i < 100; i++) {
            inbox.store(shop, signal("s1", Signal.Kind.CHANGED, "L1"));
        }

        assertThat(queued(SignalInbox.SIGNAL)).hasSize(1);
    }

    @Test
    void a_new_listing_is_mirrored_and_goes_before_routine_work() {
        market.put("L1", "1");
        inbox.store(shop, signal("s1", Signal.Kind.CREATED, "L1"));

        act("L1");

        assertThat(row("L1")).isPresent();
        assertThat(queued(ListingMirror.PLAN)).singleElement().asString().contains("LAUNCH");
    }

    @Test
    void a_signal_acted_on_twice_is_acted_on_once() {
        market.put("L1", "1");
        inbox.store(shop, signal("s1", Signal.Kind.CHANGED, "L1"));
        act("L1");
        int reads = market.reads.get();

        act("L1");

        assertThat(market.reads).hasValue(reads);
    }

    @Test
    void signals_that_wait_for_one_listing_cost_one_reading() {
        market.put("L1", "1");
        for (int i = 0; i < 20; i++) {
            inbox.store(shop, signal("s" + i, i == 7 ? Signal.Kind.CREATED : Signal.Kind.CHANGED, "L1"));
        }

        act("L1");

        assertThat(market.reads).hasValue(1);
        assertThat(inbox.waiting(shop, new SignalTopic(Optional.of("L1"), Signal.Kind.CHANGED)))
                .isEmpty();
        assertThat(queued(SignalInbox.SIGNAL)).hasSize(1);
        assertThat(queued(ListingMirror.PLAN)).singleElement().asString().contains("LAUNCH");
    }

    @ParameterizedTest
    @CsvSource({
        "CREATED CHANGED DELETED,false",
        "DELETED CHANGED CREATED,false",
        "CHANGED DELETED CREATED,false",
        "CREATED DELETED CHANGED,true",
        "DELETED CREATED,true",
    })
    void whatever_was_told_in_whatever_order_ends_in_the_truth(String told, boolean there) {
        market.put("L1", "1");
        inbox.store(shop, signal("first", Signal.Kind.CHANGED, "L1"));
        act("L1");
        if (!there) {
            market.take("L1");
        }

        for (String kind : told.split(" ")) {
            inbox.store(shop, signal(kind, Signal.Kind.valueOf(kind), "L1"));
            act("L1");
        }

        assertThat(row("L1").orElseThrow().isGone()).isEqualTo(!there);
    }

    @Test
    void a_new_listing_that_a_reading_found_a_moment_ago_goes_before_routine_work_all_the_same() throws Exception {
        market.put("L1", "1");
        mirror.take(shop, market.listing("L1"), clock.instant(), Urgency.ROUTINE);
        UUID row = row("L1").orElseThrow().id();
        plan(row, "ROUTINE");
        inbox.store(shop, signal("s1", Signal.Kind.CREATED, "L1"));

        act("L1");

        String plan = queued(ListingMirror.PLAN).stream()
                .filter(text -> text.contains("LAUNCH"))
                .findFirst()
                .orElseThrow();
        plan(row, plan.substring(plan.lastIndexOf(' ') + 1));
        assertThat(QuarkusTransaction.requiringNew().call(() -> jobs.of(row)))
                .singleElement()
                .extracting(ImageJob::urgency)
                .isEqualTo(Urgency.LAUNCH);
    }

    @Test
    void a_listing_that_was_deleted_is_marked_gone() {
        market.put("L1", "1");
        inbox.store(shop, signal("s1", Signal.Kind.CREATED, "L1"));
        act("L1");
        market.take("L1");
        inbox.store(shop, signal("s2", Signal.Kind.DELETED, "L1"));

        act("L1");

        assertThat(row("L1").orElseThrow().isGone()).isTrue();
    }

    @Test
    void a_signal_that_names_no_listing_has_the_changes_read() {
        inbox.store(shop, signal("s1", Signal.Kind.CHANGED, ""));
        database.apart(on -> on.createStatement()
                .executeUpdate(
                        "UPDATE work_io SET execution_time = now() + interval '1 hour' WHERE task_name = 'sync'"));

        act(Signal.Kind.CHANGED);

        long due = database.apart(on -> {
            try (ResultSet rows = on.createStatement()
                    .executeQuery("SELECT count(*) FROM work_io WHERE task_name = 'sync' AND execution_time <= now()"
                            + " AND starts_with(task_instance, '" + shop + "')")) {
                rows.next();
                return rows.getLong(1);
            }
        });
        assertThat(due).isEqualTo(1);
    }

    @Test
    void a_consent_that_was_taken_back_stops_the_shop() {
        inbox.store(shop, signal("s1", Signal.Kind.REVOKED, ""));

        act(Signal.Kind.REVOKED);

        assertThat(state()).isEqualTo(ConnectionState.NEEDS_SIGN_IN);
    }

    @ParameterizedTest
    @EnumSource(
            value = Signal.Kind.class,
            names = {"REVOKED", "ERASE"})
    void a_shop_that_goes_isnt_asked_for_anything(Signal.Kind kind) {
        vault.store(shop, ended("a"));
        market.taken.add("nothing");
        inbox.store(shop, signal("s1", kind, ""));

        act(kind);

        assertThat(market.refreshes).hasValue(0);
        assertThat(market.reads).hasValue(0);
    }

    @Test
    void nothing_is_renewed_for_a_shop_that_took_its_consent_back_by_somebody_who_was_at_work_for_it() {
        vault.store(shop, ended("a"));
        Connection before = QuarkusTransaction.requiringNew().call(() -> connections.get(shop));
        inbox.store(shop, signal("s1", Signal.Kind.REVOKED, ""));
        act(Signal.Kind.REVOKED);

        Throwable postponed = catchThrowable(() -> sessions.with(before, Purpose.PULL, Session::probe));

        assertThat(postponed).isInstanceOf(Postponed.class);
        assertThat(market.refreshes).hasValue(0);
    }

    @Test
    void a_consent_that_was_given_again_since_holds() {
        Signal old = new Signal(
                "s1", Signal.Kind.REVOKED, Optional.empty(), clock.instant().minusSeconds(60));
        vault.store(shop, TestShops.grant("shop", "again"));
        inbox.store(shop, old);

        act(Signal.Kind.REVOKED);

        assertThat(state()).isEqualTo(ConnectionState.ACTIVE);
    }

    private Grant ended(String access) {
        return new Grant(
                "shop",
                new Secret(access),
                Optional.of(new Secret("r-" + access)),
                Optional.of(clock.instant().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS)),
                Set.of());
    }

    @Test
    void erasing_ends_the_connection_and_leaves_no_secret() {
        Grant grant = TestShops.grant("shop", "a");
        vault.store(shop, grant);
        inbox.store(shop, signal("s1", Signal.Kind.ERASE, ""));

        act(Signal.Kind.ERASE);

        assertThat(state()).isEqualTo(ConnectionState.REMOVED);
        assertThat(vault.load(shop)).isEmpty();
        assertThat(secrets.all(shop)).isEmpty();
    }

    @Test
    void a_webhook_is_stored_once() {
        List<Signal> first = door.receive(shop, call("k1", "s1 CHANGED L1"));

        List<Signal> second = door.receive(shop, call("k1", "s1 CHANGED L1"));

        assertThat(first).extracting(Signal::id).containsExactly("s1");
        assertThat(second).isEmpty();
        assertThat(queued(SignalInbox.SIGNAL)).hasSize(1);
    }

    @Test
    void a_forged_webhook_is_refused_and_leaves_nothing() {
        WebhookRefused refused =
                catchThrowableOfType(WebhookRefused.class, () -> door.receive(shop, call("guessed", "s1 CHANGED L1")));

        assertThat(refused.reason()).isEqualTo(WebhookRefused.Reason.FORGED);
        assertThat(queued(SignalInbox.SIGNAL)).isEmpty();
    }

    @Test
    void a_webhook_that_cant_be_read_is_refused() {
        WebhookRefused refused =
                catchThrowableOfType(WebhookRefused.class, () -> door.receive(shop, call("k1", "garbage")));

        assertThat(refused.reason()).isEqualTo(WebhookRefused.Reason.UNREADABLE);
    }

    @Test
    void a_webhook_for_nobody_is_refused() {
        WebhookRefused refused = catchThrowableOfType(
                WebhookRefused.class, () -> door.receive(UUID.randomUUID(), call("k1", "s1 CHANGED L1")));

        assertThat(refused.reason()).isEqualTo(WebhookRefused.Reason.UNKNOWN);
    }

    @Test
    void a_watch_is_opened_for_an_active_shop_and_what_it_hears_is_stored() {
        watchers.start();
        awaitWatch("before", true);

        Objects.requireNonNull(market.watching.get(shop + "before")).accept(signal("w1", Signal.Kind.CREATED, "L1"));

        assertThat(queued(SignalInbox.SIGNAL)).hasSize(1);
    }

    @Test
    void a_watch_is_closed_by_a_pause_and_opened_by_its_end() {
        watchers.start();
        awaitWatch("before", true);

        connections.pause(shop, "test", "anna");

        awaitWatch("before", false);
        connections.resume(shop, "anna");
        awaitWatch("before", true);
    }

    @Test
    void a_watch_follows_the_settings() {
        watchers.start();
        awaitWatch("before", true);

        Connection now = QuarkusTransaction.requiringNew().call(() -> connections.get(shop));
        connections.configure(shop, now.name(), settings("after"), Policy.AUTO, 0, "anna");

        awaitWatch("after", true);
        awaitWatch("before", false);
    }

    @Test
    void a_removed_shop_isnt_watched() {
        watchers.start();
        awaitWatch("before", true);

        connections.remove(shop, "anna");

        awaitWatch("before", false);
    }

    @Test
    void a_node_that_stops_watches_nothing() {
        watchers.start();
        awaitWatch("before", true);

        watchers.stop();

        assertThat(market.watching).doesNotContainKey(shop + "before");
        assertThat(watchers.watching()).isZero();
    }

    private void awaitWatch(String name, boolean open) {
        Until.holds(() -> market.watching.containsKey(shop + name) == open, () -> "watching " + market.watching);
    }
}
