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

        System.err.println(outcome);
        assertThat(outcome.offered()).isEqualTo(2_000);
        assertThat(outcome.acknowledged()).isEqualTo(2_000);
        assertThat(outcome.lost()).isZero();
        assertThat(outcome.twice()).isZero();
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
            return database.apart(
                            on -> on.createStatement().executeUpdate("DELETE FROM signal WHERE id = '" + id + "'"))
                    == 1;
        });

        assertThat(outcome.lost()).isEqualTo(100);
    }
}
