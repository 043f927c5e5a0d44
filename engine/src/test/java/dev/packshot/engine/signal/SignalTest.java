package dev.packshot.engine.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.packshot.catalog.ListingRef;
import dev.packshot.connector.Grant;
import dev.packshot.connector.Settings;
import dev.packshot.connector.Signal;
import dev.packshot.connector.WebhookCall;
import dev.packshot.engine.TestDatabase;
import dev.packshot.engine.connection.Connection;
import dev.packshot.engine.connection.ConnectionState;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.connection.Policy;
import dev.packshot.engine.connection.TestShops;
import dev.packshot.engine.database.Database;
import dev.packshot.engine.grant.GrantVault;
import dev.packshot.engine.grant.SecretSettings;
import dev.packshot.engine.identity.Ids;
import dev.packshot.engine.loop.Until;
import dev.packshot.engine.mirror.ListingMirror;
import dev.packshot.engine.mirror.MirroredListing;
import dev.packshot.engine.sync.Schedules;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
