package dev.packshot.engine.loop;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.packshot.catalog.Digest;
import dev.packshot.engine.TestDatabase;
import dev.packshot.engine.identity.Ids;
import dev.packshot.engine.work.Crew;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestSecurity(
        user = "anna",
        roles = {"viewer", "reviewer", "operator"})
class UploadTest {
    @Inject
    Crew crew;

    @Inject
    Ids ids;

    @BeforeEach
    void work() {
        crew.start();
    }

    @AfterEach
    void stop() {
        crew.stop();
    }

    @Test
    void gives_a_set_for_each_platform_with_its_report() throws IOException {
        Response taken = upload(ProductPicture.png(700, 50), ids.next().toString(), "amazon,etsy");
        taken.then().statusCode(202).body("state", equalTo("WAITING"));

        Response done = settled(taken.path("id"));

        done.then().body("state", equalTo("DONE"), "pictures.platform", equalTo(java.util.List.of("amazon", "etsy")));
        Map<String, byte[]> set = unzipped(
                given().get("/api/v1/uploads/" + taken.path("id") + "/set.zip").asByteArray());
        assertThat(set)
                .containsOnlyKeys(
                        "amazon/MUG-1_main.jpg",
                        "amazon/MUG-1_main.report.json",
                        "etsy/MUG-1_main.jpg",
                        "etsy/MUG-1_main.report.json");
        assertThat(Digest.of(set.get("etsy/MUG-1_main.jpg")).hex()).isEqualTo(done.path("pictures[1].digest"));
        Response picture = given().get("/api/v1/uploads/" + taken.path("id") + "/pictures/etsy");
        assertThat(picture.contentType()).isEqualTo("image/jpeg");
        assertThat(picture.asByteArray()).isEqualTo(set.get("etsy/MUG-1_main.jpg"));
    }

    @Test
    void takes_a_form_too_and_makes_one_set_of_the_same_key() {
        String key = ids.next().toString();
        byte[] photograph = ProductPicture.png(700, 51);

        Response first = upload(photograph, key, "etsy");
        Response again = given().header("Idempotency-Key", key)
                .queryParam("platforms", "etsy")
                .queryParam("sku", "MUG-1")
                .multiPart("file", "mug.png", photograph)
                .post("/api/v1/uploads/form");
        Response other = upload(ProductPicture.png(700, 52), key, "etsy");

        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.<String>path("id")).isEqualTo(first.path("id"));
        other.then().statusCode(422);
    }

    @Test
    void says_why_nothing_can_be_made_of_a_file() {
        Response taken = upload(new byte[] {1, 2, 3, 4}, ids.next().toString(), "etsy");

        Response refused = settled(taken.path("id"));

        refused.then().body("state", equalTo("REFUSED"));
        given().get("/api/v1/uploads/" + taken.path("id") + "/set.zip")
                .then()
                .statusCode(409)
                .body("detail", containsString(refused.<String>path("words")));
    }

    @Test
    void names_everything_that_is_wrong_before_it_takes_a_file() {
        given().contentType("image/png")
                .queryParam("slot", "roof")
                .body(new byte[] {1})
                .post("/api/v1/uploads")
                .then()
                .statusCode(400)
                .body("violations.field", containsInAnyOrder("platforms", "sku", "slot"));
        upload(new byte[] {1}, "k", "nowhere").then().statusCode(400);
    }

    private static Response upload(byte[] photograph, String key, String platforms) {
        return given().contentType("image/png")
                .header("Idempotency-Key", key)
                .queryParam("platforms", platforms)
                .queryParam("sku", "MUG-1")
                .body(photograph)
                .post("/api/v1/uploads");
    }

    private static Response settled(String id) {
        Until.holds(
                () -> !given().get("/api/v1/uploads/" + id).path("state").equals("WAITING"),
                () -> given().get("/api/v1/uploads/" + id).asString());
        return given().get("/api/v1/uploads/" + id);
    }

    private static Map<String, byte[]> unzipped(byte[] file) throws IOException {
        Map<String, byte[]> content = new HashMap<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                content.put(entry.getName(), zip.readAllBytes());
            }
        }
        return content;
    }
}
