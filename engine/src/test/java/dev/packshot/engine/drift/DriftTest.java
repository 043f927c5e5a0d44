package dev.packshot.engine.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.catalog.Digest;
import dev.packshot.connector.Settings;
import dev.packshot.engine.TestDatabase;
import dev.packshot.engine.connection.ConnectionState;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.connection.Policy;
import dev.packshot.engine.database.Database;
import dev.packshot.engine.identity.Ids;
import dev.packshot.engine.planning.BatchState;
import dev.packshot.engine.planning.Batches;
import dev.packshot.engine.planning.QualityGate;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DriftTest {
    private static final int PICTURES = 150;
    private static final int USUALLY_REFUSED = 6;

    @Inject
    QualityGate gate;

    @Inject
    Drift drift;

    @Inject
    DriftCharts charts;

    @Inject
    DriftPoints points;

    @Inject
    Batches batches;

    @Inject
    Connections connections;

    @Inject
    Database database;

    @Inject
    Ids ids;

    private UUID shop;
    private UUID listing;
    private int number;

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

    /** Jobs that nobody brought here would be found by those who prove that nothing is lost. */
    @AfterEach
    void remove() {
        sql(
                "DELETE FROM drift_point p USING drift_chart c WHERE p.chart = c.id AND c.connection = ?::uuid",
                shop.toString());
        sql("DELETE FROM drift_chart WHERE connection = ?::uuid", shop.toString());
        sql("DELETE FROM image_job WHERE connection = ?::uuid", shop.toString());
        connections.remove(shop, "test");
    }

    @Test
    void says_what_moved_by_how_much_and_since_when() {
        usual(8, "packshot-a");

        Optional<String> objection = decided("packshot-a", 30);

        assertThat(objection)
                .get()
                .asString()
                .contains("Since batch 9 the share of doubtful or refused pictures rose: 20.0 % over 150 pictures")
                .contains("where 4.0 % is usual")
                .contains("packshot-a, the shipped look");
    }

    @Test
    void draws_every_batch_with_the_limits_that_it_was_held_against() {
        usual(9, "packshot-a");

        List<DriftPoint> drawn = flagged(charts().getFirst());

        assertThat(drawn).hasSize(9).allMatch(point -> point.phase() == DriftPoint.Phase.BASELINE);
        assertThat(drawn.getFirst().upper()).isEmpty();
        assertThat(drawn.getLast().upper().orElseThrow())
                .isGreaterThan(drawn.getLast().centre().orElseThrow());
        assertThat(drawn.getLast().value()).isEqualTo((double) USUALLY_REFUSED / PICTURES);
    }

    @Test
    void another_network_starts_another_chart() {
        usual(8, "packshot-a");

        Optional<String> objection = decided("packshot-b", 30);

        assertThat(objection).isEmpty();
        assertThat(charts()).extracting(DriftChart::model).containsExactlyInAnyOrder("packshot-a", "packshot-b");
    }

    @Test
    void an_accepted_exception_leaves_the_measure_as_it_was() {
        usual(8, "packshot-a");
        held("packshot-a", 30);

        Drift.Accepted accepted = drift.accept(shop, Level.EXCEPTION, "olga");

        assertThat(accepted.resumed()).isTrue();
        assertThat(state()).isEqualTo(ConnectionState.ACTIVE);
        assertThat(batch(accepted.batches().getFirst())).isEqualTo(BatchState.PASSED);
        assertThat(decided("packshot-a", 30)).isPresent();
    }

    @Test
    void an_accepted_level_is_the_first_of_a_new_baseline() {
        usual(8, "packshot-a");
        held("packshot-a", 30);

        drift.accept(shop, Level.NEW_BASELINE, "olga");

        assertThat(decided("packshot-a", 30)).isEmpty();
        List<DriftChart> all = charts();
        assertThat(all).hasSize(2);
        assertThat(all.getLast().endedBy()).contains("olga");
        assertThat(flagged(all.getFirst())).hasSize(2).allMatch(point -> point.phase() == DriftPoint.Phase.BASELINE);
    }

    @Test
    void there_is_nothing_to_accept_while_no_batch_is_held() {
        assertThatThrownBy(() -> drift.accept(shop, Level.EXCEPTION, "olga"))
                .isInstanceOf(NothingToAccept.class)
                .hasMessageContaining("Resume the connection");
    }

    private List<DriftChart> charts() {
        return QuarkusTransaction.requiringNew().call(() -> charts.of(shop));
    }

    private List<DriftPoint> flagged(DriftChart chart) {
        return QuarkusTransaction.requiringNew().call(() -> points.of(chart.id(), Characteristic.FLAGGED));
    }

    private void usual(int count, String model) {
        for (int i = 0; i < count; i++) {
            assertThat(decided(model, USUALLY_REFUSED)).isEmpty();
        }
    }

    private void held(String model, int refused) {
        UUID batch = batch(model, refused);
        QuarkusTransaction.requiringNew().run(() -> {
            String objection = gate.objection(shop, batch).orElseThrow();
            batches.hold(batch, objection);
            connections.pause(shop, objection, "drift alarm");
        });
    }

    private Optional<String> decided(String model, int refused) {
        UUID batch = batch(model, refused);
        return QuarkusTransaction.requiringNew().call(() -> gate.objection(shop, batch));
    }

    /** A batch whose pictures are all refused or own cut-outs, so that the share is all that there is to tell. */
    private UUID batch(String model, int refused) {
        UUID batch = ids.next();
        number++;
        sql(
                "INSERT INTO batch (id, connection, number, state, jobs, opened, version)"
                        + " VALUES (?::uuid, ?::uuid, ?::int, 'RUNNING', ?::int, now(), 0)",
                batch.toString(),
                shop.toString(),
                "" + number,
                "" + PICTURES);
        String bad = cutout(model, "'no product'");
        String good = cutout(model, "NULL");
        jobs(batch, bad, "REFUSED", 0, refused);
        jobs(batch, good, "APPROVED", refused, PICTURES);
        return batch;
    }

    private String cutout(String model, String refusal) {
        String key = Digest.of(ids.next().toString()).hex();
        sql("""
                INSERT INTO cutout (key, original, model, refusal, stored, evidence, made)
                VALUES (?, repeat('1', 64), ?, %s, repeat('2', 64), ?::jsonb, now())
                """.formatted(refusal), key, model, Evidence.FAULTLESS);
        return key;
    }

    private void jobs(UUID batch, String cutout, String state, int from, int to) {
        sql("""
                INSERT INTO image_job (connection, listing, batch, image, revision, slot, position, sku, alt_text, recipe,
                  urgency, state, cutout_key, created, asked, changed, version)
                SELECT ?::uuid, ?::uuid, ?::uuid, ? || n, '', 'main', 0, 'S', '', repeat('3', 64), 'ROUTINE', ?, ?, now(),
                  now(), now(), 0 FROM generate_series(?::int, ?::int - 1) n
                """, shop.toString(), listing.toString(), batch.toString(), batch + "-", state, cutout, "" + from, "" + to);
    }

    private ConnectionState state() {
        return QuarkusTransaction.requiringNew()
                .call(() -> connections.get(shop).state());
    }

    private BatchState batch(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> batches.findById(id).state());
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
