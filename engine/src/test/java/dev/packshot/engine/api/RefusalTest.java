package dev.packshot.engine.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.packshot.engine.TestDatabase;
import dev.packshot.engine.refusal.RefusalType;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestSecurity(
        user = "owner",
        roles = {"viewer", "reviewer", "operator", "owner"})
class RefusalTest {
    private static final String JSON = "application/json";

    @ParameterizedTest
    @CsvSource({
        "GET,    /api/v1/nothing,       404, not-found",
        "GET,    /api/nothing,          404, not-found",
        "GET,    /api/v1/accounts/no-uuid, 404, not-found",
        "PATCH,  /api/v1/accounts,      405, method-not-allowed",
        "GET,    /api/v1/accounts/0197f000-0000-7000-8000-000000000000, 404, not-found",
    })
    void answers_every_failure_with_a_problem_and_its_remedy(String method, String path, int status, String type) {
        Response answer = given().request(method, path);

        answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:packshot:problem:" + type), "status", equalTo(status))
                .body("remedy", notNullValue());
    }

    @Test
    void names_all_values_that_cant_be_taken_at_once() {
        Response answer = given().contentType(JSON).body(Map.of("role", "king")).post("/api/v1/accounts");

        answer.then()
                .statusCode(400)
                .body("type", equalTo("urn:packshot:problem:invalid"))
                .body("violations.field", containsInAnyOrder("name", "password", "role"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":[1]} | 400 | invalid",
                "{\"name\":     | 400 | unreadable",
                "''             | 400 | invalid",
            })
    void explains_a_body_that_it_cant_read(String body, int status, String type) {
        Response answer = given().contentType(JSON).body(body).post("/api/v1/accounts");

        answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:packshot:problem:" + type));
    }

    @Test
    void reads_no_body_that_is_too_large() {
        Response answer =
                given().contentType(JSON).body(new byte[(1 << 20) + 1]).post("/api/v1/accounts");

        answer.then().statusCode(413).body("type", equalTo("urn:packshot:problem:too-large"));
    }

    @Test
    void refuses_other_types_of_content() {
        Response answer = given().contentType("text/plain").body("anna").post("/api/v1/accounts");

        answer.then().statusCode(415).contentType("application/problem+json");
    }

    @Test
    void lets_a_browser_run_frame_guess_and_keep_nothing() {
        Response answer = given().get("/api/v1/accounts");

        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @EnumSource
    void documents_every_type(RefusalType type) throws IOException {
        String page = Files.readString(Path.of("..", "docs", "api.md"));

        assertThat(page)
                .contains("| `%s` | %d | %s | %s |".formatted(type.uri(), type.status(), type.title(), type.remedy()));
    }
}
