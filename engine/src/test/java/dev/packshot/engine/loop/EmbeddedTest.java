package dev.packshot.engine.loop;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import dev.packshot.catalog.Digest;
import dev.packshot.connector.Remedy;
import dev.packshot.engine.TestDatabase;
import dev.packshot.engine.account.Accounts;
import dev.packshot.engine.account.ApiKeys;
import dev.packshot.engine.account.Role;
import dev.packshot.engine.audit.AuditEntry;
import dev.packshot.engine.audit.AuditLog;
import dev.packshot.engine.audit.AuditQuery;
import dev.packshot.engine.connection.Connection;
import dev.packshot.engine.connection.ConnectionState;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.connection.Policy;
import dev.packshot.engine.identity.Ids;
import dev.packshot.engine.problem.Problems;
import dev.packshot.engine.work.Crew;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** A shop's owner at the page within his marketplace's own. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class EmbeddedTest {
    private static final String CALLS = "/api/v1/embedded/";
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    @TempDir
    Path folder;

    @Inject
    Bazaar bazaar;

    @Inject
    MemoryMarket market;

    @Inject
    Crew crew;

    @Inject
    Connections connections;

    @Inject
    Problems problems;

    @Inject
    ApiKeys keys;

    @Inject
    Accounts accounts;

    @Inject
    AuditLog audit;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    private String account = "";
    private String another = "";

    @BeforeEach
    void open() {
        market.reset();
        bazaar.reset();
        bazaar.folder.set(folder);
        account = "shop-" + ids.next() + ".bazaar.example";
        another = "other-" + ids.next() + ".bazaar.example";
    }

    @AfterEach
    void remove() {
        crew.stop();
        List.of(account, another).forEach(each -> found(each).ifPresent(shop -> connections.remove(shop.id(), "test")));
    }

    @Test
    void nobody_gets_in_but_with_a_token_of_this_minute() {
        install(account);
        String key = keys.add("k", Role.OWNER, "test", null).text().text();

        given().get(CALLS + "status").then().statusCode(401);
        given().auth().oauth2(key).get(CALLS + "status").then().statusCode(401);
        given().auth().oauth2("forged").get(CALLS + "status").then().statusCode(401);
        as(Bazaar.token(account, clock.instant()).replace("shop-", "other-"))
                .get(CALLS + "status")
                .then()
                .statusCode(401);
        as(Bazaar.token(account, clock.instant().minus(Duration.ofMinutes(2))))
                .get(CALLS + "status")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
        visitor(account).get(CALLS + "status").then().statusCode(200);
    }

    @Test
    void an_operator_who_is_signed_in_is_a_stranger_at_the_page() {
        install(account);
        String name = "embedded" + clock.millis();
        accounts.add(name, "four words do very well", Role.OWNER);
        String cookie = given().formParam("name", name)
                .formParam("password", "four words do very well")
                .post("/api/v1/session/login")
                .cookie("packshot-session");

        Response answer = given().cookie("packshot-session", cookie).get(CALLS + "status");

        given().cookie("packshot-session", cookie)
                .get("/api/v1/connections")
                .then()
                .statusCode(200);
        answer.then().statusCode(401);
    }

    @Test
    void a_merchants_token_opens_nothing_else() {
        install(account);

        for (String path :
                List.of("connections", "problems", "audit", "session", "listings", "openapi/../connections")) {
            assertThat(visitor(account).get("/api/v1/" + path).statusCode())
                    .as(path)
                    .isIn(401, 403);
        }
        visitor(account)
                .urlEncodingEnabled(false)
                .get(CALLS + "../connections")
                .then()
                .statusCode(401);
        visitor(account).get("/q/metrics").then().statusCode(401);
    }

    @Test
    void a_merchant_sees_and_changes_his_own_shop_only() {
        UUID mine = install(account);
        UUID theirs = install(another);
        problem(mine, "mine is wrong");
        problem(theirs, "theirs is wrong");

        visitor(account).get(CALLS + "status").then().body("shop", equalTo(account), "figures.problems", is(1));
        visitor(account).get(CALLS + "problems").then().body("items.sentence", equalTo(List.of("mine is wrong")));
        visitor(account).post(CALLS + "pause").then().statusCode(204);

        assertThat(connections.get(mine).state()).isEqualTo(ConnectionState.PAUSED);
        assertThat(connections.get(theirs).state()).isEqualTo(ConnectionState.ACTIVE);
    }

    @Test
    void a_merchant_has_his_pictures_published_by_themselves_from_now_on() {
        UUID shop = install(account);

        policy("AUTO").then().statusCode(204);

        assertThat(connections.get(shop).policy()).isEqualTo(Policy.AUTO);
        assertThat(audit.read(AuditQuery.newest(20).about(shop.toString())).entries())
                .filteredOn(entry -> entry.action().equals("connection.configure"))
                .first()
                .extracting(AuditEntry::actor)
                .isEqualTo("merchant");
        policy("DRY_RUN").then().statusCode(400);
        policy("NONSENSE").then().statusCode(400);
    }

    @Test
    void a_dry_run_is_not_the_merchants_to_end() {
        UUID shop = install(account);
        connections.decide(shop, Policy.DRY_RUN, "anna");

        policy("AUTO").then().statusCode(409).body("detail", containsString("dry run"));

        assertThat(connections.get(shop).policy()).isEqualTo(Policy.DRY_RUN);
    }

    @Test
    void a_merchant_ends_his_own_pause_and_nobody_elses() {
        UUID shop = install(account);
        visitor(account).post(CALLS + "pause").then().statusCode(204);
        visitor(account).get(CALLS + "status").then().body("state", equalTo("PAUSED"), "resumable", is(true));
        visitor(account).post(CALLS + "resume").then().statusCode(204);
        connections.pause(shop, "an alarm", "system");

        visitor(account).post(CALLS + "resume").then().statusCode(409).body("detail", containsString("an alarm"));

        assertThat(connections.get(shop).state()).isEqualTo(ConnectionState.PAUSED);
    }

    @Test
    void a_pause_never_hides_that_the_shop_isnt_connected() {
        UUID shop = install(account);
        connections.needsSignIn(shop, "uninstalled");

        visitor(account).post(CALLS + "pause").then().statusCode(409);
        visitor(account).post(CALLS + "resume").then().statusCode(409);

        assertThat(connections.get(shop).state()).isEqualTo(ConnectionState.NEEDS_SIGN_IN);
    }

    @Test
    void a_page_that_came_without_a_token_connects_its_shop_by_itself() {
        visitor(account).get(CALLS + "status").then().statusCode(404);

        visitor(account).post(CALLS + "connection").then().statusCode(204);

        visitor(account).get(CALLS + "status").then().statusCode(200).body("state", equalTo("ACTIVE"));
        visitor(account).post(CALLS + "connection").then().statusCode(204);
        assertThat(bazaar.exchanges).hasValue(1);
    }

    @Test
    void everything_that_was_published_goes_back_when_the_merchant_says_so() {
        market.seed(folder, "L1", "SKU-1", List.of(ProductPicture.png(700, 40)));
        market.seed(folder, "L2", "SKU-2", List.of(ProductPicture.png(700, 41)));
        List<Digest> before = List.of(Digest.of(shown("L1")), Digest.of(shown("L2")));
        published();

        visitor(account).post(CALLS + "restore").then().statusCode(202).body("listings", is(2));

        Until.holds(
                () -> List.of(Digest.of(shown("L1")), Digest.of(shown("L2"))).equals(before)
                        && List.of("HELD", "HELD").equals(progress()),
                () -> progress().toString());
        visitor(account).post(CALLS + "restore").then().statusCode(202).body("listings", is(0));
    }

    /** Runs where a browser is at hand. */
    @Test
    @EnabledIf("hasBrowser")
    void the_page_shows_in_a_browser_what_is_going_on() throws Exception {
        market.seed(folder, "L1", "SKU-1", List.of(ProductPicture.png(700, 42)));
        market.seed(folder, "<b>L2</b>", "SKU-2", List.of(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0, 1}));
        try (var bridge = new Bridge(() -> Bazaar.token(account, clock.instant()))) {
            bazaar.scripts.set(List.of(bridge.address()));
            publishing();
            Until.holds(() -> progress().contains("LIVE") && progress().contains("STOPPED"), () -> progress()
                    .toString());

            String page = browsed();

            assertThat(page)
                    .contains("<td>Live</td>", "<td>Needs a look</td>", "Running", "Product &lt;b&gt;L2&lt;/b&gt;")
                    .contains("data-figure=\"verified\">1<", "aria-busy=\"false\"")
                    .doesNotContain("<b>L2</b>");
            assertThat(bridge.asked()).isPositive();
        }
    }

    static boolean hasBrowser() {
        return Files.isExecutable(CHROMIUM);
    }

    /** The page after some seconds, as a browser has it then; a picture of it lies beside the test's reports. */
    private String browsed() throws IOException, InterruptedException {
        String address = "http://127.0.0.1:" + io.restassured.RestAssured.port + "/install/bazaar?"
                + Bazaar.arrival(account, clock.instant(), true, true);
        chromium(
                "--screenshot=" + Path.of("target/embedded-wide.png").toAbsolutePath(),
                "--window-size=1000,1100",
                address);
        chromium(
                "--screenshot=" + Path.of("target/embedded-narrow.png").toAbsolutePath(),
                "--window-size=500,1500",
                address);
        return chromium("--dump-dom", "--window-size=1000,1100", address);
    }

    private String chromium(String what, String size, String address) throws IOException, InterruptedException {
        Path out = folder.resolve("dom.html");
        Process browser = new ProcessBuilder(
                        CHROMIUM.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--hide-scrollbars",
                        "--user-data-dir=" + folder.resolve("browser"),
                        "--virtual-time-budget=4000",
                        "--timeout=20000",
                        size,
                        what,
                        address)
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!browser.waitFor(60, TimeUnit.SECONDS)) {
            browser.destroyForcibly();
        }
        return Files.readString(out);
    }

    private void published() {
        publishing();
        Until.holds(() -> List.of("LIVE", "LIVE").equals(progress()), () -> progress()
                .toString());
    }

    private void publishing() {
        UUID shop = install(account);
        policy("AUTO").then().statusCode(204);
        QuarkusTransaction.requiringNew().run(() -> connections.get(shop).sample(0));
        crew.start();
    }

    private List<String> progress() {
        return visitor(account).get(CALLS + "listings").jsonPath().getList("items.progress");
    }

    private byte[] shown(String ref) {
        return TestShop.bytes(market.truth(ref).images().getFirst());
    }

    private void problem(UUID shop, String sentence) {
        problems.open(new Problems.Report(
                shop, null, "test", ids.next().toString(), "", Remedy.WAIT, sentence, "for insiders"));
    }

    private Response policy(String wanted) {
        return visitor(account).body(Map.of("policy", wanted)).put(CALLS + "policy");
    }

    private UUID install(String of) {
        visitor(of).post(CALLS + "connection").then().statusCode(204);
        return found(of).orElseThrow().id();
    }

    private Optional<Connection> found(String of) {
        return QuarkusTransaction.requiringNew().call(() -> connections.ofAccount("bazaar", of));
    }

    private RequestSpecification visitor(String of) {
        return as(Bazaar.token(of, clock.instant()));
    }

    private static RequestSpecification as(String token) {
        return given().contentType("application/json").header("Authorization", "Bearer " + token);
    }
}
