package dev.packshot.sandbox.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.catalog.Sku;
import dev.packshot.sandbox.shopify.shop.Gid;
import dev.packshot.sandbox.shopify.shop.NewProduct;
import dev.packshot.sandbox.shopify.shop.ProductStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be read of products. */
class ProductsTest {
    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void a_product_is_told_with_its_gallery_in_order_and_its_variants() {
        Gid product = desk.product(List.of("B-1", "B-2"), Desk.RED, Desk.GREEN);

        JsonNode told = desk.data("""
                query One($id: ID!) {
                  product(id: $id) {
                    id legacyResourceId title handle status createdAt updatedAt totalInventory
                    featuredMedia { id }
                    mediaCount { count precision }
                    media(first: 50, query: "media_type:IMAGE", sortKey: POSITION) {
                      nodes { ... on MediaImage { id alt status image { url width height } mimeType } }
                    }
                    variants(first: 50) {
                      nodes { id sku position title media(first: 1) { nodes { id } } image { url } product { id } }
                    }
                  }
                }""", Map.of("id", product.toString()));

        List<Gid> media = desk.media(product);
        assertThat(told.path("id").asText()).isEqualTo(product.toString());
        assertThat(told.path("status").asText()).isEqualTo("ACTIVE");
        assertThat(told.path("updatedAt").asText()).isEqualTo("2026-11-20T08:00:00Z");
        assertThat(told.path("featuredMedia").path("id").asText())
                .isEqualTo(media.getFirst().toString());
        assertThat(told.path("mediaCount").path("count").asInt()).isEqualTo(2);
        assertThat(texts(told.path("media").path("nodes"), "id"))
                .containsExactly(media.get(0).toString(), media.get(1).toString());
        JsonNode picture = told.path("media").path("nodes").path(0);
        assertThat(picture.path("alt").asText()).isEqualTo("Shot 0");
        assertThat(picture.path("mimeType").asText()).isEqualTo("image/jpeg");
        assertThat(picture.path("image").path("width").asInt()).isEqualTo(32);
        assertThat(desk.bytes(picture.path("image").path("url").asText())).isEqualTo(Pictures.jpeg(Desk.RED));
        JsonNode variants = told.path("variants").path("nodes");
        assertThat(texts(variants, "sku")).containsExactly("B-1", "B-2");
        assertThat(variants.path(0)
                        .path("media")
                        .path("nodes")
                        .path(0)
                        .path("id")
                        .asText())
                .isEqualTo(media.getFirst().toString());
        assertThat(variants.path(1).path("image").isNull()).isTrue();
    }

    @Test
    void pages_follow_each_other_and_lose_nothing_though_products_come_and_go() {
        List<Gid> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            all.add(desk.product(List.of("P-" + i)));
        }
        JsonNode first = products("first: 3, sortKey: ID", "status:active");
        desk.shop.deleteProduct(all.get(2));
        Gid late = desk.product(List.of("late"));

        JsonNode second = products(
                "first: 50, sortKey: ID, after: \""
                        + first.path("pageInfo").path("endCursor").asText() + "\"",
                "status:active");

        assertThat(first.path("pageInfo").path("hasNextPage").asBoolean()).isTrue();
        assertThat(texts(second.path("nodes"), "id"))
                .containsExactlyElementsOf(List.of(
                        all.get(3).toString(),
                        all.get(4).toString(),
                        all.get(5).toString(),
                        all.get(6).toString(),
                        late.toString()));
        assertThat(second.path("pageInfo").path("hasNextPage").asBoolean()).isFalse();
        assertThat(second.path("pageInfo").path("hasPreviousPage").asBoolean()).isTrue();
    }

    @Test
    void a_window_of_updated_at_holds_what_changed_within_it() {
        Gid old = desk.product(List.of("old"));
        desk.clock.pass(Duration.ofMinutes(10));
        Gid fresh = desk.product(List.of("fresh"));
        desk.clock.pass(Duration.ofMinutes(10));
        desk.shop.retitle(old, "Another title");

        JsonNode window = products(
                "first: 5, sortKey: UPDATED_AT",
                "updated_at:>='2026-11-20T08:05:00Z' AND updated_at:<'2026-11-20T08:15:00Z' AND status:active,draft");

        assertThat(texts(window.path("nodes"), "id")).containsExactly(fresh.toString());
        assertThat(texts(
                        products("first: 5, sortKey: UPDATED_AT, reverse: true", "status:active")
                                .path("nodes"),
                        "id"))
                .containsExactly(old.toString(), fresh.toString());
    }

    @Test
    void without_a_status_only_active_products_are_told() {
        Gid active = desk.product(List.of("A"));
        Gid draft = desk.shop.addProduct(
                NewProduct.of("Draft", List.of(new Sku("D"))).withStatus(ProductStatus.DRAFT));

        JsonNode plain = products("first: 5", "");

        assertThat(texts(plain.path("nodes"), "id")).containsExactly(active.toString());
        assertThat(texts(products("first: 5", "status:draft,unlisted").path("nodes"), "id"))
                .containsExactly(draft.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sku:B-2|Two",
                "sku:'B-2' OR sku:\"B-3\"|Two Three",
                "title:two|Two",
                "NOT sku:B-2|One Three",
                "-sku:B-2 AND (title:one OR title:two)|One",
                "created_at:<2026-11-20|''",
                "created_at:>=2026-11-20|One Two Three"
            })
    void searches_are_read_as_shopify_reads_them(String search, String titles) {
        desk.shop.addProduct(NewProduct.of("One", List.of(new Sku("B-1"))));
        desk.shop.addProduct(NewProduct.of("Two", List.of(new Sku("B-2"))));
        desk.shop.addProduct(NewProduct.of("Three", List.of(new Sku("B-3"))));

        JsonNode found = products("first: 5", search);

        assertThat(String.join(" ", texts(found.path("nodes"), "title"))).isEqualTo(titles);
    }

    @Test
    void a_filter_that_is_not_modelled_is_refused_rather_than_passed_over() {
        desk.product(List.of("A"));

        JsonNode answer = desk.ask("{ products(first: 5, query: \"vendor:Somebody\") { nodes { id } } }");

        assertThat(Desk.errorCode(answer)).isEqualTo("NOT_MODELLED");
        assertThat(answer.path("data").isNull()).isTrue();
    }

    @Test
    void a_page_without_a_size_is_refused() {
        JsonNode answer = desk.ask("{ products { nodes { id } } }");

        assertThat(answer.path("errors").path(0).path("message").asText()).contains("first");
    }

    @Test
    void stock_moves_updated_at_and_nothing_else_of_a_product() {
        Gid product = desk.product(List.of("A"), Desk.RED);
        var before = desk.shop.history(product);
        desk.clock.pass(Duration.ofMinutes(1));

        desk.shop.countInventory(product, 7);

        JsonNode told = products("first: 1", "").path("nodes").path(0);
        assertThat(told.path("updatedAt").asText()).isEqualTo("2026-11-20T08:01:00Z");
        assertThat(told.path("totalInventory").asInt()).isEqualTo(7);
        assertThat(desk.shop.history(product)).hasSameSizeAs(before);
    }

    @Test
    void a_product_without_a_sku_has_a_variant_all_the_same() {
        desk.shop.addProduct(new NewProduct("Plain", ProductStatus.ACTIVE, List.of(Optional.empty()), List.of()));

        JsonNode variant = desk.data("{ products(first: 1) { nodes { variants(first: 1) { nodes { sku title } } } } }")
                .findValue("variants")
                .path("nodes")
                .path(0);

        assertThat(variant.path("sku").isNull()).isTrue();
        assertThat(variant.path("title").asText()).isEqualTo("Default Title");
    }

    @Test
    void products_are_counted_as_they_are_searched() {
        desk.product(List.of("A"));
        desk.product(List.of("B"));

        JsonNode count = desk.data("{ productsCount(query: \"sku:A\") { count precision } }");

        assertThat(count.path("count").asInt()).isOne();
        assertThat(count.path("precision").asText()).isEqualTo("EXACT");
    }

    @Test
    void nodes_are_told_in_the_order_asked_for_and_missing_ones_as_null() {
        Gid product = desk.product(List.of("A"), Desk.RED);
        Gid media = desk.media(product).getFirst();

        JsonNode nodes = desk.data(
                "query Some($ids: [ID!]!) { nodes(ids: $ids) { id ... on Product { title } ... on MediaImage { alt } } }",
                Map.of("ids", List.of(media.toString(), "gid://shopify/Product/1", product.toString())));

        assertThat(nodes.path(0).path("alt").asText()).isEqualTo("Shot 0");
        assertThat(nodes.path(1).isNull()).isTrue();
        assertThat(nodes.path(2).path("title").asText()).isEqualTo("Bottle");
    }

    @Test
    void the_installation_tells_the_scopes_of_the_token() {
        desk.scopes("read_products", "write_files");

        JsonNode told = desk.data("{ currentAppInstallation { accessScopes { handle } } }");

        assertThat(texts(told.path("accessScopes"), "handle")).containsExactly("read_products", "write_files");
    }

    @Test
    void the_shop_tells_who_it_is() {
        JsonNode told = desk.data("{ shop { id name myshopifyDomain url } }");

        assertThat(told.path("myshopifyDomain").asText()).isEqualTo(Desk.DOMAIN);
        assertThat(told.path("name").asText()).isEqualTo("corner");
    }

    private JsonNode products(String arguments, String search) {
        return desk.data("""
                query Some($query: String) {
                  products(%s, query: $query) {
                    nodes { id title updatedAt totalInventory }
                    edges { cursor node { id } }
                    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
                  }
                }""".formatted(arguments), Map.of("query", search));
    }

    private static List<String> texts(JsonNode nodes, String name) {
        var texts = new ArrayList<String>();
        nodes.forEach(node -> texts.add(node.path(name).asText()));
        return texts;
    }
}
