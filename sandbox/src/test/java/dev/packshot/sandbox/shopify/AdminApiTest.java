package dev.packshot.sandbox.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may ask, what is taken, and what it costs. */
class AdminApiTest {
    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void an_unknown_token_is_answered_with_401_and_a_text_in_place_of_a_list() {
        HttpResponse<String> answer = desk.post(
                "/" + Desk.DOMAIN + "/admin/api/2026-07/graphql.json", "shpat_none", "{\"query\":\"{shop{id}}\"}");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Desk.json(answer.body()).path("errors").isTextual()).isTrue();
    }

    @Test
    void a_token_of_another_shop_is_unknown() {
        String other = desk.sandbox.shop("other.myshopify.com").token();

        HttpResponse<String> answer =
                desk.post("/" + Desk.DOMAIN + "/admin/api/2026-07/graphql.json", other, "{\"query\":\"{shop{id}}\"}");

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "/nobody.myshopify.com/admin/api/2026-07/graphql.json, 404",
        "/corner.myshopify.com/admin/api/2027-04/graphql.json, 404",
        "/corner.myshopify.com/admin/api/yesterday/graphql.json, 404",
        "/corner.myshopify.com/, 404"
    })
    void what_is_not_there_is_answered_with_a_text_too(String path, int status) {
        HttpResponse<String> answer = desk.post(path, desk.shop.token(), "{\"query\":\"{shop{id}}\"}");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(Desk.json(answer.body()).path("errors").isTextual()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2026-07, 2026-07", "2026-10, 2026-10", "2024-01, 2026-01"})
    void the_version_that_was_used_is_told_and_a_retired_one_falls_forward(String asked, String used) {
        HttpResponse<String> answer = desk.raw(asked, "{ shop { name } }", Map.of());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-Shopify-API-Version")).contains(used);
    }

    @Test
    void a_missing_scope_is_an_error_at_its_field() {
        desk.scopes("write_files");

        JsonNode answer = desk.ask("{ shop { name } productsCount { count } }");

        assertThat(Desk.errorCode(answer)).isEqualTo("ACCESS_DENIED");
        assertThat(answer.path("errors").path(0).path("path").path(0).asText()).isEqualTo("productsCount");
        assertThat(answer.path("data").path("shop").path("name").asText()).isEqualTo("corner");
    }

    @Test
    void what_cannot_be_parsed_is_an_error_with_status_200() {
        HttpResponse<String> answer = desk.raw("2026-07", "{ shop { name ", Map.of());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Desk.json(answer.body()).path("errors")).hasSize(1);
    }

    @Test
    void what_is_not_modelled_is_refused_in_words() {
        JsonNode answer = desk.ask("{ orders(first: 1) { nodes { id } } }");

        assertThat(Desk.errorCode(answer)).isEqualTo("NOT_MODELLED");
        assertThat(answer.has("data")).isFalse();
    }

    @Test
    void against_the_real_schema_what_shopify_has_not_is_told_from_what_the_sandbox_has_not() {
        assumeThat(Desk.realSchema())
                .as("Shopify's schema isn't at hand: set shopify.schema")
                .isPresent();
        try (var strict =
                new Desk(options -> options.withSchema(Desk.realSchema().orElseThrow()))) {
            JsonNode wrong = strict.ask("{ shop { nameOfTheShop } }");
            JsonNode unmodelled = strict.ask("{ shop { email } }");
            JsonNode right = strict.ask("{ shop { name } }");

            assertThat(Desk.errorCode(wrong)).isNotEqualTo("NOT_MODELLED");
            assertThat(wrong.path("errors").path(0).path("message").asText()).contains("nameOfTheShop");
            assertThat(Desk.errorCode(unmodelled)).isEqualTo("NOT_MODELLED");
            assertThat(right.path("data").path("shop").path("name").asText()).isEqualTo("corner");
        }
    }

    @Test
    void a_variable_that_does_not_fit_is_refused_before_anything_is_done() {
        JsonNode answer = desk.ask(
                "mutation Update($files: [FileUpdateInput!]!) { fileUpdate(files: $files) { files { id } } }",
                Map.of("files", List.of(Map.of("id", "gid://shopify/MediaImage/1", "crop", "center"))));

        assertThat(Desk.errorCode(answer)).isEqualTo("INVALID_VARIABLE");
        assertThat(desk.shop.effects().writes()).isZero();
    }

    @Test
    void lists_of_more_than_250_inputs_are_refused() {
        JsonNode answer = desk.ask(
                "mutation Create($files: [FileCreateInput!]!) { fileCreate(files: $files) { files { id } } }",
                Map.of("files", Collections.nCopies(251, Map.of("originalSource", "https://example.com/a.jpg"))));

        assertThat(Desk.errorCode(answer)).isEqualTo("MAX_INPUT_SIZE_EXCEEDED");
    }

    /** The figures are those of recorded answers of a real shop to queries of the same shape. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ shop { id } }|1",
                "{ productsCount { count precision } }|10",
                "{ products(first: 1) { nodes { id title } } }|3",
                "{ products(first: 250) { nodes { id } pageInfo { hasNextPage endCursor } } }|13",
                "{ product(id: \"gid://shopify/Product/1\") { id variants(first: 10) { nodes { id sku position } } } }|7",
                "mutation { fileDelete(fileIds: []) { deletedFileIds userErrors { field message code } } }|10",
                "mutation { fileCreate(files: []) { files { id alt fileStatus } userErrors { message } } }|20",
                "mutation { stagedUploadsCreate(input: []) { stagedTargets { url parameters { name value } } userErrors { message } } }|11",
                "{ product(id: \"gid://shopify/Product/1\") { media(first: 50) { nodes { ... on MediaImage { image { url } preview { image { url } } } } }"
                        + " variants(first: 50) { nodes { id media(first: 10) { nodes { id } } } } } }|82"
            })
    void a_query_is_priced_as_recorded(String query, int cost) {
        JsonNode answer = desk.ask(query);

        assertThat(answer.path("extensions")
                        .path("cost")
                        .path("requestedQueryCost")
                        .asInt())
                .as(answer.toString())
                .isEqualTo(cost);
    }

    @Test
    void what_was_reserved_and_not_used_is_given_back() {
        desk.product(List.of("A"), Desk.RED);

        JsonNode cost = desk.ask("{ products(first: 250) { nodes { id } } }")
                .path("extensions")
                .path("cost");

        assertThat(cost.path("requestedQueryCost").asInt()).isEqualTo(13);
        assertThat(cost.path("actualQueryCost").asInt()).isEqualTo(3);
        assertThat(cost.path("throttleStatus").path("currentlyAvailable").asInt())
                .isEqualTo(1_997);
        assertThat(cost.path("throttleStatus").path("maximumAvailable").asInt()).isEqualTo(2_000);
        assertThat(cost.path("throttleStatus").path("restoreRate").asInt()).isEqualTo(100);
    }

    @Test
    void an_empty_bucket_throttles_with_status_200_and_refills() {
        try (var small = new Desk(options -> options.withAllowance(new SandboxOptions.Allowance(15, 10)))) {
            String query = "{ productsCount { count } }";
            small.ask(query);

            HttpResponse<String> refused = small.raw("2026-07", query, Map.of());

            assertThat(refused.statusCode()).isEqualTo(200);
            JsonNode answer = Desk.json(refused.body());
            assertThat(Desk.errorCode(answer)).isEqualTo("THROTTLED");
            assertThat(answer.path("extensions")
                            .path("cost")
                            .path("requestedQueryCost")
                            .asInt())
                    .isEqualTo(10);
            assertThat(answer.path("extensions")
                            .path("cost")
                            .path("throttleStatus")
                            .path("currentlyAvailable")
                            .asInt())
                    .isEqualTo(5);
            small.clock.pass(Duration.ofMillis(500));
            assertThat(small.ask(query).has("errors")).isFalse();
        }
    }

    @Test
    void shops_do_not_share_a_bucket() {
        try (var small = new Desk(options -> options.withAllowance(new SandboxOptions.Allowance(15, 10)))) {
            small.ask("{ productsCount { count } }");
            String other = small.sandbox.shop("other.myshopify.com").token();

            HttpResponse<String> answer = small.post(
                    "/other.myshopify.com/admin/api/2026-07/graphql.json",
                    other,
                    "{\"query\":\"{ productsCount { count } }\"}");

            assertThat(Desk.json(answer.body()).has("errors")).isFalse();
        }
    }

    @Test
    void a_query_of_more_than_1000_points_is_never_run() {
        JsonNode answer = desk.ask(
                "{ products(first: 250) { nodes { variants(first: 250) { nodes { media(first: 250) { nodes { id } } } } } } }");

        assertThat(Desk.errorCode(answer)).isEqualTo("MAX_COST_EXCEEDED");
    }

    @Test
    void requests_are_counted_by_path() {
        desk.ask("{ shop { id } }");
        desk.ask("{ shop { id } }");

        assertThat(desk.shop.requests()).containsEntry("POST /admin/api/2026-07/graphql.json", 2L);
    }
}
