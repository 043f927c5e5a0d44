package dev.packshot.engine.figure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import dev.packshot.engine.TestDatabase;
import dev.packshot.engine.account.ApiKeys;
import dev.packshot.engine.account.Role;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FigureTest {
    private static final Path OPERATIONS = Path.of("..", "docs", "operations.md");

    @Inject
    Figures figures;

    @Inject
    Sampler sampler;

    @Inject
    Gauges gauges;

    @Inject
    ApiKeys keys;

    @Inject
    Clock clock;

    @Test
    void adds_up_what_is_noted_in_a_minute_and_rolls_it_up() {
        UUID shop = UUID.randomUUID();
        figures.observe(Figure.SIGNAL_TO_LIVE, shop, 30);
        figures.observe(Figure.SIGNAL_TO_LIVE, shop, 90);

        sampler.beat();

        for (Grain grain : Grain.values()) {
            List<Sample> samples = read(Figure.SIGNAL_TO_LIVE, grain, shop);
            assertThat(samples.stream().mapToLong(Sample::count).sum())
                    .as(grain.name())
                    .isEqualTo(2);
            assertThat(samples.getLast().highest()).isEqualTo(90);
            assertThat(samples.stream().mapToDouble(Sample::sum).sum()).isEqualTo(120, within(1e-9));
        }
    }

    @Test
    void counts_rows_once_however_often_it_looks() {
        Instant opened = clock.instant();
        UUID shop = UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> problem(shop, opened));

        sampler.beat();
        sampler.beat();

        assertThat(read(Figure.PROBLEMS, Grain.MINUTE, shop))
                .singleElement()
                .extracting(Sample::count)
                .isEqualTo(1L);
        assertThat(read(Figure.PROBLEMS, Grain.DAY, shop))
                .singleElement()
                .extracting(Sample::count)
                .isEqualTo(1L);
    }

    @Test
    @TestSecurity(user = "anna", roles = "viewer")
    void gives_a_figure_over_time_and_all_in_one_number_each() {
        sampler.beat();

        given().get("/api/v1/figures/queue-age").then().statusCode(200).body("unit", equalTo("seconds"));
        given().get("/api/v1/figures").then().statusCode(200).body("keySet()", hasItems("images", "queueAgeSeconds"));
        given().get("/api/v1/figures/nothing").then().statusCode(404);
        given().get("/api/v1/figures/images?from=2020-01-01T00:00:00Z")
                .then()
                .statusCode(400)
                .body("violations.field", equalTo(List.of("grain")));
        given().get("/api/v1/figures/images?from=yesterday")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:packshot:problem:invalid"));
    }

    @ParameterizedTest
    @EnumSource
    void is_documented(Figure figure) throws IOException {
        assertThat(Files.readString(OPERATIONS))
                .contains("| `%s` | %s | %s |".formatted(figure.label(), figure.unit(), figure.meaning()));
    }

    @Test
    void shows_documented_meters_to_whoever_has_a_key_and_to_nobody_else() throws IOException {
        String key = keys.add("scraper", Role.VIEWER, "test", null).text().text();
        gauges.beat();

        String scraped = given().auth().oauth2(key).get("/q/metrics").asString();

        given().get("/q/metrics").then().statusCode(401);
        List<String> documented = Files.readAllLines(OPERATIONS).stream()
                .filter(line -> line.startsWith("| `packshot."))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .toList();
        List<String> shown = scraped.lines()
                .filter(line -> line.startsWith("# TYPE packshot_"))
                .map(line -> line.split(" ")[2]
                        .replaceFirst("_(total|seconds|seconds_max|max)$", "")
                        .replace('_', '.'))
                .map(name -> name.replaceFirst("\\.seconds$", ""))
                .distinct()
                .toList();
        assertThat(shown)
                .contains("packshot.queue.age", "packshot.problems.open")
                .allMatch(documented::contains);
    }

    @Test
    void is_ready_and_well() {
        given().get("/q/health/ready").then().statusCode(200).body("checks.name", hasItems("Media store"));
        given().get("/q/health/well").then().statusCode(200).body("checks.name", hasItems("Queue"));
    }

    @Inject
    jakarta.persistence.EntityManager entities;

    private void problem(UUID shop, Instant opened) {
        entities.createNativeQuery("""
                        INSERT INTO problem (connection, stage, item, remedy, sentence, opened, last_seen)
                        VALUES (:shop, 'test', :item, 'SKIP', 'A test.', :opened, :opened)
                        """)
                .setParameter("shop", shop)
                .setParameter("item", shop.toString())
                .setParameter("opened", opened)
                .executeUpdate();
    }

    private List<Sample> read(Figure figure, Grain grain, UUID shop) {
        Instant now = clock.instant();
        return figures.read(figure, grain, now.minus(Duration.ofDays(2)), now.plusSeconds(60), shop);
    }
}
