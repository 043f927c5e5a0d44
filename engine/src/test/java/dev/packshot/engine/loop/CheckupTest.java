package dev.packshot.engine.loop;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.catalog.Gallery;
import dev.packshot.catalog.Listing;
import dev.packshot.catalog.ListingRef;
import dev.packshot.catalog.Platform;
import dev.packshot.catalog.Sku;
import dev.packshot.catalog.Variant;
import dev.packshot.connector.Remedy;
import dev.packshot.connector.Signal;
import dev.packshot.engine.TestDatabase;
import dev.packshot.engine.checkup.Checkups;
import dev.packshot.engine.connection.Connection;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.identity.Ids;
import dev.packshot.engine.mirror.ListingMirror;
import dev.packshot.engine.problem.Problem;
import dev.packshot.engine.problem.Problems;
import dev.packshot.engine.signal.SignalInbox;
import dev.packshot.engine.work.Crew;
import dev.packshot.engine.work.Urgency;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
    ListingMirror mirror;

    @Inject
    SignalInbox inbox;

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

    @Test
    void a_shop_that_changes_while_no_webhook_arrives_is_a_problem_until_one_does() {
        install();
        Listing seen = listing();
        QuarkusTransaction.requiringNew().run(() -> mirror.take(shop, seen, clock.instant(), Urgency.ROUTINE));
        QuarkusTransaction.requiringNew()
                .run(() -> mirror.update(
                        "firstSeen = ?1, changed = ?2 where connection = ?3",
                        clock.instant().minus(Duration.ofDays(3)),
                        clock.instant().minus(Duration.ofDays(2)),
                        shop));

        checkups.askAll();

        Until.holds(() -> open().size() == 1, () -> "no problem opened");
        assertThat(open().getFirst().sentence()).contains("no webhook", "/hooks/bazaar");
        inbox.store(shop, new Signal("first", Signal.Kind.FINISHED, Optional.empty(), clock.instant()));
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

    private static Listing listing() {
        return new Listing(
                new ListingRef("L1"),
                new Platform("shopify"),
                "A thing",
                "",
                List.of(new Variant("v", Optional.of(new Sku("SKU")), "")),
                new Gallery(List.of()),
                true,
                Optional.empty(),
                List.of());
    }

    private List<Problem> open() {
        return QuarkusTransaction.requiringNew()
                .call(() -> problems.list("connection = ?1 and stage = ?2 and closed is null", shop, "shop-checkup"));
    }
}
