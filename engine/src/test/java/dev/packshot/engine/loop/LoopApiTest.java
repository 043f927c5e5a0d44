package dev.packshot.engine.loop;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import dev.packshot.catalog.Digest;
import dev.packshot.engine.TestDatabase;
import dev.packshot.engine.identity.Ids;
import dev.packshot.engine.work.Crew;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loop as another program sees it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestSecurity(
        user = "anna",
        roles = {"viewer", "reviewer", "operator", "owner"})
class LoopApiTest {
    @TempDir
    Path folder;

    @Inject
    MemoryMarket market;

    @Inject
    Crew crew;

    @Inject
    Ids ids;

    private final List<String> shops = new ArrayList<>();

    @BeforeEach
    void work() {
        market.reset();
        crew.start();
    }

    @AfterEach
    void stop() {
        crew.stop();
        shops.forEach(id -> json().delete("/api/v1/connections/" + id));
    }

    @Test
    void reviews_publishes_and_restores_a_listing_and_tells_its_whole_story() {
        market.seed(folder, "L1", "SKU-1", List.of(ProductPicture.png(700, 20)));
        String shop = connect("REVIEW");
        JsonPath task = awaited("/api/v1/reviews?connection=" + shop, "items", 1);
        String review = task.getString("items[0].id");
        String digest = task.getString("items[0].digest");
        String listing = task.getString("items[0].listing");

        decide(review, Digest.of("another").hex(), "APPROVED")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:packshot:problem:conflict"));
        decide(review, digest, "APPROVED").then().statusCode(200).body("actor", equalTo("oidc:anna"));
        decide(review, digest, "REJECTED")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:packshot:problem:decided"), "detail", containsString("oidc:anna was first"));
        awaited("/api/v1/publications?state=VERIFIED&connection=" + shop, "items", 1);
        json().post("/api/v1/listings/" + listing + "/restore").then().statusCode(202);
        awaited("/api/v1/publications?kind=RESTORE&state=VERIFIED&connection=" + shop, "items", 1);

        Response story = json().get("/api/v1/listings/" + listing);
        story.then()
                .statusCode(200)
                .body("listing.held", is(true), "gallery", hasSize(1), "jobs", hasSize(1), "decisions", hasSize(1))
                .body("publications.kind", equalTo(List.of("PUBLISH", "RESTORE")))
                .body("snapshots.original", hasItem(true));
    }

    @Test
    void forgets_a_shop_whole_when_an_owner_says_so() {
        market.seed(folder, "L1", "SKU-1", List.of(ProductPicture.png(700, 22)));
        String shop = connect("DRY_RUN");
        awaited("/api/v1/listings?connection=" + shop, "items", 1);

        json().post("/api/v1/connections/" + shop + "/erase").then().statusCode(202);

        Until.holds(
                () -> json().get("/api/v1/connections/" + shop).statusCode() == 404, () -> "the shop is still there");
        awaited("/api/v1/listings?connection=" + shop, "items", 0);
    }

    @Test
    void shows_the_file_that_is_decided_about_and_its_evidence() {
        market.seed(folder, "L1", "SKU-1", List.of(ProductPicture.png(700, 21)));
        String shop = connect("REVIEW");
        JsonPath task = awaited("/api/v1/reviews?connection=" + shop, "items", 1);
        String rendition = "/api/v1/renditions/" + task.getString("items[0].job.rendition");

        Response file = json().get(rendition + "/file");

        assertThat(Digest.of(file.asByteArray()).hex()).isEqualTo(task.getString("items[0].digest"));
        assertThat(file.contentType()).isEqualTo("image/jpeg");
        assertThat(file.header("Content-Security-Policy")).contains("sandbox");
        assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(file.header("Cache-Control")).contains("immutable", "private");
        json().get(rendition)
                .then()
                .statusCode(200)
                .body("digest", equalTo(task.getString("items[0].digest")))
                .body("report.verdicts.size()", org.hamcrest.Matchers.greaterThan(3));
        for (String picture : List.of("/preview", "/before", "/mask")) {
            assertThat(json().get(rendition + picture).contentType()).startsWith("image/");
        }
    }

    @Test
    void goes_through_a_list_page_by_page_without_a_gap() {
        for (int i = 0; i < 5; i++) {
            market.seed(folder, "L" + i, "SKU-" + i, List.of(ProductPicture.png(700, 30 + i)));
        }
        String shop = connect("DRY_RUN");
        awaited("/api/v1/listings?connection=" + shop, "items", 5);

        List<String> seen = new ArrayList<>();
        String next = "";
        do {
            JsonPath page = json().get("/api/v1/listings?limit=2&connection=" + shop + next)
                    .jsonPath();
            seen.addAll(page.getList("items.ref"));
            next = page.getString("next") == null ? "" : "&cursor=" + page.getString("next");
        } while (!next.isEmpty());

        assertThat(seen).containsExactlyInAnyOrder("L0", "L1", "L2", "L3", "L4");
        json().get("/api/v1/listings?search=sku-3&connection=" + shop).then().body("items.ref", equalTo(List.of("L3")));
        json().get("/api/v1/listings?search=%25&connection=" + shop).then().body("items", hasSize(0));
        json().get("/api/v1/listings?cursor=forged").then().statusCode(400);
        json().get("/api/v1/listings?limit=0").then().statusCode(400).body("violations.field", hasItem("limit"));
    }

    @Test
    void starts_once_what_is_asked_for_twice_with_the_same_key() {
        Map<String, Object> wanted = connection("DRY_RUN");
        String key = ids.next().toString();

        Response first = json().header("Idempotency-Key", key).body(wanted).post("/api/v1/connections");
        Response second = json().header("Idempotency-Key", key).body(wanted).post("/api/v1/connections");
        Response other =
                json().header("Idempotency-Key", key).body(connection("AUTO")).post("/api/v1/connections");

        first.then().statusCode(201);
        shops.add(first.path("id"));
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.statusCode()).isEqualTo(201);
        other.then().statusCode(422).body("type", equalTo("urn:packshot:problem:key-reused"));
    }

    @Test
    void never_gives_a_secret_out_and_keeps_it_when_it_is_left_out() {
        String shop = connect("DRY_RUN");
        Response got = json().get("/api/v1/connections/" + shop);
        Map<String, Object> wish = wish("DRY_RUN");

        Response changed =
                json().header("If-Match", got.header("ETag")).body(wish).put("/api/v1/connections/" + shop);

        changed.then().statusCode(200).body("policy", equalTo("DRY_RUN"));
        assertThat(got.asString()
                        + changed.asString()
                        + json().get("/api/v1/connections").asString())
                .doesNotContain("top secret");
        json().header("If-Match", got.header("ETag"))
                .body(wish)
                .put("/api/v1/connections/" + shop)
                .then()
                .statusCode(412);
    }

    @Test
    void names_everything_that_is_wrong_with_a_new_connection() {
        json().body(Map.of("connector", "nowhere", "wish", Map.of("name", " ", "settings", Map.of(), "policy", "AUTO")))
                .post("/api/v1/connections")
                .then()
                .statusCode(400)
                .body("violations.field", org.hamcrest.Matchers.containsInAnyOrder("name", "connector"));
    }

    @Test
    void offers_buttons_beside_a_problem_and_closes_it_with_one() {
        byte[] broken = new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0, 1, 2, 3};
        market.seed(folder, "L1", "SKU-1", List.of(broken));
        String shop = connect("AUTO");
        JsonPath problem = awaited("/api/v1/problems?connection=" + shop, "items", 1);
        String id = problem.getString("items[0].id");

        press(id, "RECONNECT").then().statusCode(409);
        press(id, "SKIP").then().statusCode(200).body("closedBy", equalTo("oidc:anna"));

        assertThat(problem.<String>getList("items[0].buttons")).contains("SKIP");
        json().get("/api/v1/problems?connection=" + shop).then().body("items", hasSize(0));
        json().get("/api/v1/audit?subject=" + id).then().body("items.action", hasItem("problem.skip"));
    }

    @Test
    void changes_when_a_shop_is_read() {
        String shop = connect("DRY_RUN");
        awaited("/api/v1/listings?connection=" + shop, "items", 0);
        JsonPath schedules =
                json().get("/api/v1/connections/" + shop + "/schedules").jsonPath();

        assertThat(schedules.<String>getList("lane")).containsExactlyInAnyOrder("CHANGES", "SWEEP");
        json().header("If-Match", "\"" + schedules.getInt("find { it.lane == 'SWEEP' }.version") + "\"")
                .body(Map.of("everySeconds", 3600, "enabled", false))
                .put("/api/v1/connections/" + shop + "/schedules/SWEEP")
                .then()
                .statusCode(200)
                .body("everySeconds", equalTo(3600), "enabled", is(false));
    }

    private Response decide(String review, String digest, String outcome) {
        return json().body(Map.of("digest", digest, "outcome", outcome))
                .post("/api/v1/reviews/" + review + "/decision");
    }

    private Response press(String problem, String button) {
        return json().body(Map.of("button", button)).post("/api/v1/problems/" + problem + "/press");
    }

    private String connect(String policy) {
        Response made = json().body(connection(policy)).post("/api/v1/connections");
        made.then().statusCode(201);
        shops.add(made.path("id"));
        return made.path("id");
    }

    private Map<String, Object> connection(String policy) {
        Map<String, Object> wish = wish(policy);
        wish.put("settings", Map.of("folder", folder.toString(), "token", "top secret"));
        return Map.of("connector", "memory", "wish", wish);
    }

    private Map<String, Object> wish(String policy) {
        Map<String, Object> wish = new HashMap<>();
        wish.put("name", "shop " + ids.next());
        wish.put("settings", Map.of("folder", folder.toString()));
        wish.put("policy", policy);
        wish.put("sampleShare", 0);
        return wish;
    }

    private static RequestSpecification json() {
        return given().contentType("application/json");
    }

    private static JsonPath awaited(String path, String list, int size) {
        var last = new Object() {
            @Nullable JsonPath page;
        };
        Until.holds(
                () -> {
                    last.page = json().get(path).jsonPath();
                    return last.page.getList(list).size() == size;
                },
                () -> path + " " + (last.page == null ? "" : last.page.prettify()));
        return java.util.Objects.requireNonNull(last.page);
    }
}
