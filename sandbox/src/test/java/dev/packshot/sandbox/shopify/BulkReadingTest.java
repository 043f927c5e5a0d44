package dev.packshot.sandbox.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.catalog.Sku;
import dev.packshot.sandbox.shopify.shop.NewPicture;
import dev.packshot.sandbox.shopify.shop.NewProduct;
import dev.packshot.sandbox.shopify.shop.ProductStatus;
import dev.packshot.sandbox.shopify.shop.Trap;
import dev.packshot.sandbox.shopify.webhook.Ear;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code bulkOperationRunQuery} to the last line, over HTTP as an app does it. */
class BulkReadingTest {
    private static final String CATALOGUE = """
            { products(query: "status:active") { edges { node { id title updatedAt
                media { edges { node { id alt ... on MediaImage { image { url } } } } }
                variants { edges { node { id sku media { edges { node { id } } } } } } } } } }
            """;

    private final Desk desk = new Desk(options -> options.withSpeed(10_000));

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void reads_what_the_catalogue_holds_and_nothing_else() {
        desk.product(List.of("BOTTLE-1", "BOTTLE-2"), Desk.RED, Desk.GREEN);
        desk.shop.addProduct(
                NewProduct.of("Old flask", List.of(new Sku("FLASK"))).withStatus(ProductStatus.ARCHIVED));

        List<JsonNode> lines = lines(finished(start(CATALOGUE)).path("url").asText());

        assertThat(lines)
                .extracting(line -> line.path("id").asText().replaceFirst(".*/([A-Za-z]+)/.*", "$1"))
                .containsExactly(
                        "Product", "MediaImage", "MediaImage", "ProductVariant", "ProductVariant", "MediaImage");
        assertThat(desk.bytes(lines.get(1).path("image").path("url").asText())).isEqualTo(Pictures.jpeg(Desk.RED));
    }

    @Test
    void reads_five_thousand_products_with_media_and_variants() {
        byte[] picture = Pictures.png(Desk.RED);
        IntStream.range(0, 5_000).forEach(number -> {
            var skus = List.of(new Sku(number + "-a"), new Sku(number + "-b"), new Sku(number + "-c"));
            NewProduct product = NewProduct.of("Product " + number, skus);
            for (int i = 0; i < 4; i++) {
                product = product.withPicture(new NewPicture(
                        picture, number + "-" + i + ".png", "View " + i, i == 0 ? Set.of(skus.getFirst()) : Set.of()));
            }
            desk.shop.addProduct(product);
        });

        JsonNode done = finished(start(CATALOGUE));

        assertThat(done.path("rootObjectCount").asText()).isEqualTo("5000");
        assertThat(done.path("objectCount").asText()).isEqualTo(Integer.toString(5_000 * (1 + 4 + 3 + 1)));
        assertThat(lines(done.path("url").asText())).hasSize(45_000);
    }

    @Test
    void tells_a_variants_media_of_more_than_a_page() {
        desk.shop.addProduct(NewProduct.of(
                "Paint",
                IntStream.range(0, 300).mapToObj(i -> new Sku("PAINT-" + i)).toList()));

        JsonNode done = finished(start("{ products { edges { node { id variants { edges { node { id } } } } } } }"));

        assertThat(done.path("objectCount").asText()).isEqualTo("301");
    }

    @Test
    void is_found_as_a_node_as_well() {
        String id = start(CATALOGUE);

        JsonNode node = desk.data(
                "query Find($id: ID!) { node(id: $id) { ... on BulkOperation { status type } } }", Map.of("id", id));

        assertThat(node.path("type").asText()).isEqualTo("QUERY");
        assertThat(node.path("status").asText()).isIn("CREATED", "RUNNING", "COMPLETED");
    }

    @Test
    void fails_without_the_scope_and_tells_it_in_lower_case() throws IOException {
        try (var app = new Ear()) {
            desk.sandbox.tell(app.address());
            desk.scopes("read_files");

            JsonNode failed = finished(start(CATALOGUE));

            assertThat(failed.path("status").asText()).isEqualTo("FAILED");
            assertThat(failed.path("errorCode").asText()).isEqualTo("ACCESS_DENIED");
            InstalledAppTest.await(() -> !app.heard().isEmpty());
            JsonNode told = Desk.json(app.heard().getFirst().text());
            assertThat(told.path("status").asText()).isEqualTo("failed");
            assertThat(told.path("error_code").asText()).isEqualTo("access_denied");
            assertThat(told.path("admin_graphql_api_id").asText())
                    .isEqualTo(failed.path("id").asText());
            assertThat(told.has("url")).isFalse();
        }
    }

    @Test
    void says_what_is_wrong_with_a_query() {
        JsonNode refused = run("{ products { nodes { id } } }");

        assertThat(refused.path("bulkOperation").isNull()).isTrue();
        assertThat(Desk.code(refused)).isEqualTo("INVALID");
    }

    @Test
    void leaves_half_of_it_when_it_dies() {
        IntStream.range(0, 20).forEach(number -> desk.product(List.of("SKU-" + number), Desk.RED));
        desk.shop.set(Trap.BULK_DIES, true);

        JsonNode died = finished(start(CATALOGUE));

        assertThat(died.path("url").isNull()).isTrue();
        assertThat(lines(died.path("partialDataUrl").asText())).hasSizeBetween(20, 60);
    }

    private JsonNode run(String query) {
        return desk.data("""
                mutation Start($query: String!) {
                  bulkOperationRunQuery(query: $query) { bulkOperation { id status } userErrors { code field message } }
                }""", Map.of("query", query));
    }

    private String start(String query) {
        JsonNode answer = run(query);
        assertThat(answer.path("userErrors")).isEmpty();
        return answer.path("bulkOperation").path("id").asText();
    }

    private JsonNode finished(String id) {
        InstalledAppTest.await(() ->
                !Set.of("CREATED", "RUNNING").contains(state(id).path("status").asText()));
        return state(id);
    }

    private JsonNode state(String id) {
        return desk.data("""
                query State($id: ID!) {
                  bulkOperation(id: $id) { id status errorCode objectCount rootObjectCount fileSize url partialDataUrl }
                }""", Map.of("id", id));
    }

    private List<JsonNode> lines(String url) {
        String text = new String(desk.bytes(url), StandardCharsets.UTF_8);
        return text.lines().map(Desk::json).toList();
    }
}
