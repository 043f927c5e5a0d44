package dev.packshot.engine.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.connector.Settings;
import dev.packshot.connector.WebhookCall;
import dev.packshot.engine.TestDatabase;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.connection.Policy;
import dev.packshot.engine.connection.TestShops;
import dev.packshot.engine.database.Database;
import dev.packshot.engine.identity.Ids;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SignalDrillTest {
    @Inject
    TestShops market;

    @Inject
    Connections connections;

    @Inject
    WebhookDoor door;

    @Inject
    SignalDrill drill;

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
        connections.create(
                shop, "shop " + shop, "testshops", new Settings(Map.of("name", "n", "key", "k1")), Policy.AUTO, "test");
    }

    @AfterEach
    void remove() {
        connections.remove(shop, "test");
    }

    private boolean knock(String key, String id) {
        var body = (id + " CHANGED L" + id.hashCode() % 100).getBytes(StandardCharsets.UTF_8);
        door.receive(shop, new WebhookCall(Map.of("X-Key", List.of(key)), body, clock.instant()));
        return true;
    }

    @Test
    void everything_that_was_acknowledged_is_stored_once() throws Exception {
        SignalDrill.Outcome outcome = drill.run(shop, 500, Duration.ofSeconds(4), id -> knock("k1", id));

        assertThat(outcome.offered()).isEqualTo(2_000);
        assertThat(outcome.acknowledged()).isEqualTo(2_000);
        assertThat(outcome.lost()).isZero();
        assertThat(outcome.twice()).isZero();
    }

    @Test
    void repetitions_that_a_marketplace_gives_other_ids_are_told() throws Exception {
        var number = new AtomicInteger();

        SignalDrill.Outcome outcome =
                drill.run(shop, 100, Duration.ofSeconds(1), id -> knock("k1", id + number.incrementAndGet()));

        assertThat(outcome.twice()).isEqualTo(10);
    }

    @Test
    void tells_how_long_the_slowest_waited() throws Exception {
        var never = new CountDownLatch(1);
        var first = new AtomicBoolean(true);

        SignalDrill.Outcome outcome = drill.run(shop, 100, Duration.ofSeconds(1), id -> {
            // As a door that stands still for a while.
            return (first.getAndSet(false) && never.await(6, TimeUnit.SECONDS)) || knock("k1", id);
        });

        assertThat(outcome.overOne()).isPositive();
        assertThat(outcome.overFive()).isPositive();
        assertThat(outcome.longest()).isGreaterThan(Duration.ofSeconds(6)).isGreaterThan(outcome.most95());
    }

    @Test
    void what_isnt_acknowledged_isnt_counted() throws Exception {
        SignalDrill.Outcome outcome = drill.run(shop, 100, Duration.ofSeconds(1), id -> knock("guessed", id));

        assertThat(outcome.offered()).isEqualTo(100);
        assertThat(outcome.acknowledged()).isZero();
    }

    @Test
    void what_was_acknowledged_and_forgotten_is_told() throws Exception {
        SignalDrill.Outcome outcome = drill.run(shop, 100, Duration.ofSeconds(1), id -> {
            knock("k1", id);
            database.apart(on -> on.createStatement().executeUpdate("DELETE FROM signal WHERE id = '" + id + "'"));
            return true;
        });

        // Nine of ten: the tenth tells of the same again.
        assertThat(outcome.lost()).isEqualTo(90);
    }
}
