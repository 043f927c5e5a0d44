package dev.packshot.engine.loop;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.connector.Remedy;
import dev.packshot.engine.TestDatabase;
import dev.packshot.engine.checkup.Checkups;
import dev.packshot.engine.connection.Connection;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.identity.Ids;
import dev.packshot.engine.problem.Problem;
import dev.packshot.engine.problem.Problems;
import dev.packshot.engine.work.Crew;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CheckupTest {
    @Inject
    Bazaar bazaar;

    @Inject
    Crew crew;

    @Inject
    Connections connections;

    @Inject
    Checkups checkups;

    @Inject
    Problems problems;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    private UUID shop = new UUID(0, 0);

    @BeforeEach
    void work() {
        bazaar.reset();
        crew.start();
    }

    @AfterEach
    void stop() {
        crew.stop();
        connections.remove(shop, "test");
    }

    @Test
    void what_a_shop_doesnt_tell_us_is_a_problem_from_its_install_until_it_does() {
        bazaar.warnings.set(List.of("Nobody tells us of new products.", "Set the app up again."));

        install();

        Until.holds(() -> open().size() == 1, () -> "no problem opened");
        assertThat(open().getFirst().sentence()).contains("Nobody tells us of new products. Set the app up again.");
        assertThat(open().getFirst().remedy()).isEqualTo(Remedy.RECONNECT);
        bazaar.warnings.set(List.of());
        checkups.askAll();
        Until.holds(() -> open().isEmpty(), () -> "the problem stays open");
    }

    private void install() {
        String account = "shop-" + ids.next() + ".bazaar.example";
        given().urlEncodingEnabled(false)
                .get("/install/bazaar?" + Bazaar.arrival(account, clock.instant(), true, true))
                .then()
                .statusCode(200);
        shop = QuarkusTransaction.requiringNew()
                .call(() -> connections.ofAccount("bazaar", account).map(Connection::id))
                .orElseThrow();
    }

    private List<Problem> open() {
        return QuarkusTransaction.requiringNew()
                .call(() -> problems.list("connection = ?1 and stage = ?2 and closed is null", shop, "shop-checkup"));
    }
}
