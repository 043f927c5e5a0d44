package dev.packshot.engine.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.engine.TestDatabase;
import dev.packshot.engine.account.ApiKeys;
import dev.packshot.engine.account.Role;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Holds for every operation that there is, also for those of tomorrow: the list is the OpenAPI document. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SurfaceTest {
    private static final Path COMMITTED = Path.of("..", "docs", "openapi.yaml");

    @Inject
    ApiKeys keys;

    record Operation(
            String method, String path, String id, @Nullable String role, Map<String, Object> responses, String body) {
        boolean isVisit() {
            return path.startsWith("/api/v1/embedded/");
        }

        Operation with(String type) {
            return new Operation(method, path, id, role, responses, type);
        }

        Response call(RequestSpecification as) {
            return (body.startsWith("multipart/") ? as.multiPart("file", "a.png", new byte[1]) : as.contentType(body))
                    .redirects()
                    .follow(false)
                    .request(
                            method.toUpperCase(java.util.Locale.ROOT),
                            path.replaceAll("\\{[^}]+}", "0197f000-0000-7000-8000-000000000000"));
        }
    }

    @Test
    void asks_strangers_to_sign_in() {
        List<Operation> operations = guarded();

        Map<String, Integer> answers = answers(operations, operation -> operation.call(given()));

        assertThat(answers).hasSizeGreaterThan(8).allSatisfy((operation, status) -> assertThat(status)
                .as(operation)
                .isEqualTo(401));
    }

    @Test
    void refuses_who_has_the_next_lower_role() {
        Map<Role, String> key = new TreeMap<>();
        Stream.of(Role.values())
                .forEach(role ->
                        key.put(role, keys.add("low", role, "test", null).text().text()));
        List<Operation> operations = guarded().stream()
                .filter(operation -> role(operation) != Role.VIEWER)
                .toList();

        Map<String, Integer> answers = answers(
                operations,
                operation -> operation.call(given().auth()
                        .oauth2(key.get(Role.values()[role(operation).ordinal() - 1]))));

        assertThat(answers).isNotEmpty().allSatisfy((operation, status) -> assertThat(status)
                .as(operation)
                .isEqualTo(403));
    }

    @Test
    void lets_nobody_call_for_an_embedded_page_but_its_visitor() {
        String key = keys.add("any", Role.OWNER, "test", null).text().text();
        List<Operation> visits = all().stream().filter(Operation::isVisit).toList();

        Map<String, Integer> strangers = answers(visits, operation -> operation.call(given()));
        Map<String, Integer> owners =
                answers(visits, operation -> operation.call(given().auth().oauth2(key)));

        assertThat(strangers).hasSizeGreaterThan(6).allSatisfy((operation, status) -> assertThat(status)
                .as(operation)
                .isEqualTo(401));
        assertThat(owners).isEqualTo(strangers);
    }

    @Test
    @TestSecurity(
            user = "guest",
            roles = {})
    void refuses_who_has_no_role() {
        List<Operation> operations = guarded();

        Map<String, Integer> answers = answers(operations, operation -> operation.call(given()));

        assertThat(answers).isNotEmpty().allSatisfy((operation, status) -> assertThat(status)
                .as(operation)
                .isEqualTo(403));
    }

    @Test
    @TestSecurity(
            user = "owner",
            roles = {"viewer", "reviewer", "operator", "owner"})
    void does_nothing_that_another_site_makes_a_browser_send() {
        List<Operation> writes = all().stream()
                .filter(operation -> !operation.method().equals("get"))
                .toList();

        List<Operation> asForms = writes.stream()
                .map(operation -> operation.with("application/x-www-form-urlencoded"))
                .toList();

        SoftAssertions.assertSoftly(
                soft -> Stream.concat(writes.stream(), asForms.stream()).forEach(operation -> List.of(
                                given().header("Sec-Fetch-Site", "cross-site"),
                                given().header("Sec-Fetch-Site", "same-site"),
                                given().header("Origin", "https://shop.example"),
                                given().header("Origin", "null"))
                        .forEach(request -> {
                            Response answer = operation.call(request);
                            soft.assertThat(answer.statusCode())
                                    .as(operation.id())
                                    .isEqualTo(403);
                            soft.assertThat(answer.<String>path("type")).isEqualTo("urn:packshot:problem:cross-site");
                        })));
    }

    @Test
    void describes_every_operation_with_its_failures_and_its_role() {
        List<Operation> operations = all();

        assertThat(operations).extracting(Operation::id).doesNotContainNull().doesNotHaveDuplicates();
        assertThat(operations).allSatisfy(operation -> {
            assertThat(operation.responses()).as(operation.id()).containsKeys("401", "default");
            assertThat(String.valueOf(operation.responses().get("default"))).contains("application/problem+json");
            assertThat(operation.role() != null
                            || operation.isVisit()
                            || operation.id().equals("signIn"))
                    .isTrue();
        });
    }

    /** After a wanted change: run the tests with {@code -Dopenapi.refresh=true}, read the difference, commit it. */
    @Test
    void is_what_the_committed_document_says() throws IOException {
        String served = given().get("/api/v1/openapi").asString();

        if (Boolean.getBoolean("openapi.refresh")) {
            Files.writeString(COMMITTED, served);
        }
        assertThat(served).isEqualTo(Files.readString(COMMITTED));
    }

    private interface Call {
        Response of(Operation operation);
    }

    private static Map<String, Integer> answers(List<Operation> operations, Call call) {
        Map<String, Integer> answers = new TreeMap<>();
        operations.forEach(operation -> {
            Response answer = call.of(operation);
            assertThat(answer.contentType()).as(operation.id()).isEqualTo("application/problem+json");
            answers.put(operation.id(), answer.statusCode());
        });
        return answers;
    }

    private static String body(@Nullable Map<String, Map<String, Object>> request) {
        String type = request == null
                ? "application/json"
                : java.util.Objects.requireNonNull(request.get("content"))
                        .keySet()
                        .iterator()
                        .next();
        return type.replace("image/*", "image/png");
    }

    private static Role role(Operation operation) {
        return Role.labelled(String.valueOf(operation.role())).orElseThrow();
    }

    private static List<Operation> guarded() {
        return all().stream().filter(operation -> operation.role() != null).toList();
    }

    private static List<Operation> all() {
        JsonPath document =
                given().queryParam("format", "JSON").get("/api/v1/openapi").jsonPath();
        Map<String, Map<String, Object>> paths = document.getMap("paths");
        List<Operation> operations = new ArrayList<>();
        paths.forEach((path, item) -> Stream.of("get", "post", "put", "patch", "delete")
                .filter(item::containsKey)
                .forEach(method -> operations.add(operation(method, path, (Map<?, ?>) item.get(method)))));
        return operations;
    }

    @SuppressWarnings("unchecked") // The form of an OpenAPI document.
    private static Operation operation(String method, String path, @Nullable Map<?, ?> item) {
        Map<String, Object> text = (Map<String, Object>) java.util.Objects.requireNonNull(item);
        return new Operation(
                method,
                path,
                (String) java.util.Objects.requireNonNull(text.get("operationId")),
                (String) text.get("x-role"),
                (Map<String, Object>) java.util.Objects.requireNonNull(text.get("responses")),
                body((Map<String, Map<String, Object>>) text.get("requestBody")));
    }
}
