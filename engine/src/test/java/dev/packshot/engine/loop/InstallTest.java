package dev.packshot.engine.loop;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Grant;
import dev.packshot.connector.Secret;
import dev.packshot.engine.TestDatabase;
import dev.packshot.engine.connection.Connection;
import dev.packshot.engine.connection.ConnectionState;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.connection.Policy;
import dev.packshot.engine.grant.GrantVault;
import dev.packshot.engine.identity.Ids;
import dev.packshot.engine.sync.Schedules;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class InstallTest {
    @Inject
    Bazaar bazaar;

    @Inject
    Connections connections;

    @Inject
    Schedules schedules;

    @Inject
    GrantVault vault;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    private String account = "";

    @BeforeEach
    void open() {
        bazaar.reset();
        account = "shop-" + ids.next() + ".bazaar.example";
    }

    @AfterEach
    void remove() {
        found().ifPresent(shop -> connections.remove(shop.id(), "test"));
    }

    @Test
    void a_shop_that_installs_is_connected_read_and_put_on_record() {
        Response page = arrive(true, true);

        page.then().statusCode(200).contentType(containsString("text/html"));
        Connection shop = shop();
        assertThat(shop.state()).isEqualTo(ConnectionState.ACTIVE);
        assertThat(shop.name()).isEqualTo(account);
        assertThat(shop.policy()).isEqualTo(Policy.REVIEW);
        assertThat(shop.settings().value("shop")).contains(account);
        assertThat(vault.load(shop.id())).map(Grant::account).contains(account);
        assertThat(QuarkusTransaction.requiringNew().call(() -> schedules.of(shop.id()).stream()
                        .map(each -> each.lane() + " " + each.every())
                        .toList()))
                .containsExactlyInAnyOrder("CHANGES PT5M", "SWEEP PT24H");
        assertThat(page.asString()).contains("<h1>Packshot</h1>", "Bazaar &amp; Sons", "content=\"app &quot;1&quot;\"");
    }

    @Test
    void a_page_that_is_opened_again_asks_the_marketplace_for_nothing() {
        arrive(true, true);

        arrive(true, true).then().statusCode(200);

        assertThat(bazaar.exchanges).hasValue(1);
    }

    @Test
    void of_many_tabs_that_install_at_once_one_does() throws Exception {
        int tabs = 8;
        var together = new CountDownLatch(tabs);
        bazaar.beforeGrant.set(any -> Until.holds(() -> together.getCount() == 0, () -> "the others never came"));
        try (ExecutorService browser = Executors.newFixedThreadPool(tabs)) {
            List<Callable<Integer>> calls = IntStream.range(0, tabs)
                    .<Callable<Integer>>mapToObj(tab -> () -> {
                        together.countDown();
                        return arrive(true, true).statusCode();
                    })
                    .toList();

            List<Future<Integer>> answers = browser.invokeAll(calls);

            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        assertThat(bazaar.exchanges).hasValue(1);
        assertThat(named()).hasSize(1);
    }

    @Test
    void a_reinstall_signs_the_same_connection_in_again() {
        arrive(true, true);
        UUID before = shop().id();
        connections.needsSignIn(before, "uninstalled");

        arrive(true, true).then().statusCode(200);

        assertThat(shop().id()).isEqualTo(before);
        assertThat(shop().state()).isEqualTo(ConnectionState.ACTIVE);
        assertThat(vault.load(before)).map(Grant::access).contains(new Secret("access-2"));
    }

    @Test
    void a_shop_that_was_removed_gets_a_connection_of_its_own() {
        arrive(true, true);
        UUID before = shop().id();
        connections.remove(before, "test");

        arrive(true, true).then().statusCode(200);

        assertThat(shop().id()).isNotEqualTo(before);
        assertThat(shop().name()).isEqualTo(account + " 2");
    }

    @Test
    void a_grant_that_ended_for_good_is_replaced_and_one_that_can_be_renewed_is_not() {
        bazaar.grants.put(account, grant(account, Optional.empty(), Duration.ofMinutes(-1)));
        arrive(true, true);
        bazaar.grants.put(account, grant(account, Optional.of(new Secret("r")), Duration.ofMinutes(-1)));
        arrive(true, true);

        arrive(true, true).then().statusCode(200);

        assertThat(bazaar.exchanges).hasValue(2);
    }

    @Test
    void a_pause_outlasts_a_reinstall() {
        arrive(true, true);
        UUID shop = shop().id();
        connections.pause(shop, "stock-taking", "anna");
        vault.erase(shop);

        arrive(true, true).then().statusCode(200);

        assertThat(shop().state()).isEqualTo(ConnectionState.PAUSED);
        assertThat(vault.load(shop)).isPresent();
    }

    @Test
    void whoever_wasnt_sent_by_the_marketplace_gets_nowhere() {
        String query = Bazaar.arrival(account, clock.instant(), true, true);

        for (String forged : List.of(
                query.replace("shop-", "other-"), query + "0", query.substring(0, 60), "&", "shop=" + account)) {
            page("/install/bazaar?" + forged)
                    .then()
                    .statusCode(401)
                    .contentType(containsString("text/html"))
                    .header("Content-Security-Policy", containsString("frame-ancestors 'none'"));
        }
        assertThat(bazaar.exchanges).hasValue(0);
        assertThat(named()).isEmpty();
    }

    @Test
    void nobody_installs_where_shops_dont_come_by_themselves() {
        page("/install/nowhere?shop=a").then().statusCode(404).contentType(containsString("text/html"));
        page("/install/testshops?shop=a").then().statusCode(404);
    }

    @Test
    void nothing_is_kept_of_an_install_that_the_marketplace_didnt_finish() {
        bazaar.beforeGrant.set(any -> {
            throw new ConnectorException.Unavailable("The bazaar didn't answer", null);
        });

        Response page = arrive(true, true);

        page.then()
                .statusCode(502)
                .body(containsString("The bazaar didn&#39;t answer. Nothing was changed."))
                .header("Content-Security-Policy", containsString("frame-ancestors https://" + account));
        assertThat(named()).isEmpty();
    }

    @Test
    void a_grant_of_another_shop_is_never_taken() {
        bazaar.grants.put(account, grant("another.example", Optional.empty(), Duration.ofHours(1)));

        arrive(true, true).then().statusCode(401);

        assertThat(named()).isEmpty();
    }

    @Test
    void each_shops_page_can_be_framed_by_its_own_pages_only_and_runs_no_script_between_tags() {
        Response page = arrive(true, true);

        assertThat(page.header("Content-Security-Policy"))
                .endsWith("frame-ancestors https://" + account + " https://admin.bazaar.example")
                .contains("default-src 'self'")
                .contains("script-src 'self' https://static.bazaar.example/bridge.js;")
                .doesNotContain("unsafe");
        assertThat(page.header("X-Frame-Options")).isNull();
        assertThat(page.header("Referrer-Policy")).isEqualTo("strict-origin");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.asString())
                .doesNotContainPattern("<script[^>]*>[^<]")
                .doesNotContainPattern("\\s(on[a-z]+|style)=");
    }

    @Test
    void what_a_page_is_made_of_is_served_and_nothing_else_is() {
        given().get("/embedded/page.js").then().statusCode(200).contentType(containsString("text/javascript"));
        given().get("/embedded/page.css").then().statusCode(200).header("X-Content-Type-Options", "nosniff");
        given().get("/embedded/shop.html").then().statusCode(404);
        given().get("/embedded/..%2Fdb%2Fmigration%2FV200__core.sql").then().statusCode(404);
    }

    @Test
    void a_shop_whose_page_isnt_embedded_is_sent_to_consent_and_comes_back_connected() {
        Response away = arrive(false, false);
        Cookie cookie = cookie(away);

        Response back = page(callback(away) + "&code=good", cookie);

        away.then().statusCode(302).header("Location", containsString("https://" + account + "/consent"));
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.isSecured()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Lax");
        assertThat(cookie.getPath()).isEqualTo("/install/bazaar/callback");
        assertThat(cookie.getMaxAge()).isEqualTo(600);
        back.then()
                .statusCode(303)
                .header("Location", equalTo("https://packshot.example/install/bazaar/callback/done"));
        assertThat(shop().state()).isEqualTo(ConnectionState.ACTIVE);
        assertThat(vault.load(shop().id())).isPresent();
        arrive(false, false).then().statusCode(303);
        page("/install/bazaar/callback/done")
                .then()
                .statusCode(200)
                .body(containsString("The shop is connected"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"));
    }

    @Test
    void a_consent_serves_only_in_the_browser_that_was_sent() {
        Response away = arrive(false, false);
        Cookie another = cookie(arrive(false, false));
        String callback = callback(away) + "&code=good";

        page(callback).then().statusCode(400).body(containsString("Begin again."));
        page(callback, another).then().statusCode(400);

        assertThat(shop().state()).isEqualTo(ConnectionState.NEEDS_SIGN_IN);
        page(callback, cookie(away)).then().statusCode(303);
    }

    @Test
    void an_answer_that_can_be_read_in_two_ways_is_refused() {
        Response away = arrive(false, false);

        page(callback(away) + "&code=good&code=bad", cookie(away)).then().statusCode(400);

        assertThat(shop().state()).isEqualTo(ConnectionState.NEEDS_SIGN_IN);
    }

    @Test
    void a_forged_answer_of_the_marketplace_is_refused() {
        Response away = arrive(false, false);

        page(callback(away) + "&code=bad", cookie(away)).then().statusCode(401);

        assertThat(vault.load(shop().id())).isEmpty();
    }

    @Test
    @TestSecurity(
            user = "anna",
            roles = {"viewer", "reviewer", "operator"})
    void no_form_ever_asks_which_shop_it_is() {
        given().contentType("application/json")
                .body(Map.of(
                        "connector",
                        "bazaar",
                        "wish",
                        Map.of("name", "typed", "settings", Map.of("shop", account), "policy", "AUTO")))
                .post("/api/v1/connections")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("connector"))
                .body("violations[0].message", containsString("install the app"));

        given().get("/api/v1/connectors")
                .then()
                .body("find { it.id == 'bazaar' }.settings.key", not(hasItem("shop")))
                .body("find { it.id == 'bazaar' }.settings.key", hasItem("note"));
    }

    @Test
    @TestSecurity(
            user = "anna",
            roles = {"viewer", "reviewer", "operator"})
    void what_the_marketplace_gave_stays_whatever_an_operator_wishes() {
        arrive(true, true);
        String path = "/api/v1/connections/" + shop().id();
        Response got = given().get(path);

        given().contentType("application/json")
                .header("If-Match", got.header("ETag"))
                .body(Map.of(
                        "name",
                        "renamed " + account.substring(0, 20),
                        "settings",
                        Map.of("shop", "another.example", "note", "n"),
                        "policy",
                        "AUTO"))
                .put(path)
                .then()
                .statusCode(200)
                .body("settings.shop", equalTo(account), "settings.note", equalTo("n"), "account", equalTo(account));
    }

    @Test
    @TestSecurity(
            user = "anna",
            roles = {"viewer", "reviewer", "operator"})
    void an_operator_gives_the_consent_of_a_shop_that_doesnt_install() {
        UUID other = ids.next();
        connections.create(
                other,
                "shop " + other,
                "testshops",
                new dev.packshot.connector.Settings(Map.of("name", "n")),
                Policy.AUTO,
                "test");

        Response begun = given().contentType("application/json").post("/api/v1/connections/" + other + "/consent");

        begun.then().statusCode(200).body("address", containsString("https://shops.example/consent?state="));
        Cookie cookie = begun.getDetailedCookies().asList().getFirst();
        assertThat(cookie.getPath()).isEqualTo("/install/testshops/callback");
        String state = URI.create(begun.path("address")).getQuery().replaceAll(".*state=([^&]+).*", "$1");
        page("/install/testshops/callback?code=c&state=" + state, cookie).then().statusCode(303);
        assertThat(vault.load(other)).isPresent();
        connections.remove(other, "test");
        arrive(true, true);
        given().contentType("application/json")
                .post("/api/v1/connections/" + shop().id() + "/consent")
                .then()
                .statusCode(409);
    }

    private Grant grant(String of, Optional<Secret> refresh, Duration left) {
        return new Grant(
                of, new Secret("a"), refresh, Optional.of(clock.instant().plus(left)), Set.of());
    }

    private Response arrive(boolean embedded, boolean token) {
        return page("/install/bazaar?" + Bazaar.arrival(account, clock.instant(), embedded, token));
    }

    private static Response page(String address, Cookie... cookies) {
        var request = given().urlEncodingEnabled(false).redirects().follow(false);
        for (Cookie cookie : cookies) {
            request = request.cookie(cookie.getName(), cookie.getValue());
        }
        return request.get(address);
    }

    private static Cookie cookie(Response away) {
        return away.getDetailedCookies().asList().getFirst();
    }

    private static String callback(Response away) {
        String state = URI.create(away.header("Location")).getQuery().replaceAll(".*state=([^&]+).*", "$1");
        return "/install/bazaar/callback?state=" + state;
    }

    private Optional<Connection> found() {
        return QuarkusTransaction.requiringNew().call(() -> connections.ofAccount("bazaar", account));
    }

    private Connection shop() {
        return found().orElseThrow();
    }

    private List<Connection> named() {
        return QuarkusTransaction.requiringNew().call(() -> connections.list("account", account));
    }
}
