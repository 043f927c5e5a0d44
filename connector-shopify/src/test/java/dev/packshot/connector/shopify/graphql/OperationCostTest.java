package dev.packshot.connector.shopify.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.catalog.Sku;
import dev.packshot.connector.Secret;
import dev.packshot.sandbox.shopify.SandboxOptions;
import dev.packshot.sandbox.shopify.ShopifySandbox;
import dev.packshot.sandbox.shopify.shop.NewPicture;
import dev.packshot.sandbox.shopify.shop.NewProduct;
import io.vertx.core.Vertx;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OperationCostTest {
    private static final String SHOP = "costs.myshopify.com";
    private static final int ITEMS = 20;

    @ParameterizedTest
    @EnumSource
    void what_a_document_is_said_to_cost_is_what_is_reserved_for_it(Operation operation) throws IOException {
        var vertx = Vertx.vertx();
        try (var sandbox = ShopifySandbox.start(SandboxOptions.of(Clock.systemUTC(), new Random(1)));
                var client = new GraphqlClient(
                        vertx,
                        URI.create(sandbox.address() + "/" + SHOP + "/admin/api/2026-07/graphql.json"),
                        Duration.ofSeconds(10))) {
            var shop = sandbox.shop(SHOP);
            var token = new Secret(shop.token());
            String product = shop.addProduct(NewProduct.of("Shoe", List.of(new Sku("SHOE")))
                            .withPicture(NewPicture.of(jpeg(), "shoe.jpg")))
                    .toString();
            var read = (Answer.Told) client.send(Operation.PRODUCTS_NAMED, Map.of("ids", List.of(product)), token);

            var told = (Answer.Told) client.send(
                    operation, variables(operation, read.data().path("nodes").path(0)), token);

            assertThat(told.faults()).as("faults of %s", operation).isEmpty();
            assertThat(told.cost().orElseThrow().requested()).isEqualTo(operation.cost(ITEMS));
        } finally {
            vertx.close();
        }
    }

    @Test
    void no_document_may_cost_more_than_shopify_allows() {
        assertThat(Operation.values()).allSatisfy(operation -> assertThat(operation.cost(250))
                .as("points of %s", operation)
                .isLessThanOrEqualTo(1_000));
    }

    private static Map<String, Object> variables(Operation operation, JsonNode read) {
        String product = read.path("id").asText();
        String image = read.at("/media/nodes/0/id").asText();
        String variant = read.at("/variants/nodes/0/id").asText();
        String media = read.at("/media/pageInfo/endCursor").asText();
        String variants = read.at("/variants/pageInfo/endCursor").asText();
        List<String> ids = Collections.nCopies(ITEMS, product);
        return switch (operation) {
            case PROBE -> Map.of();
            case CATALOGUE_SIZE -> Map.of("query", "status:active");
            case PRODUCTS, CHANGED_PRODUCTS -> Map.of("first", ITEMS, "query", "status:active");
            case PRODUCTS_NAMED, FILE_STATES -> Map.of("ids", ids);
            case MORE_MEDIA, GALLERY_MORE_MEDIA -> Map.of("id", product, "after", media);
            case MORE_VARIANTS, GALLERY_MORE_VARIANTS -> Map.of("id", product, "after", variants);
            case IMAGE_ADDRESS -> Map.of("image", image);
            case GALLERY_NOW -> Map.of("id", product, "media", ITEMS);
            case FILES_BY_NAME -> Map.of("query", "filename:a", "first", ITEMS);
            case STAGED_UPLOADS ->
                Map.of("input", List.of(Map.of("filename", "a.jpg", "mimeType", "image/jpeg", "resource", "IMAGE")));
            case FILE_CREATE -> Map.of("files", List.of(Map.of("originalSource", "https://example.com/a.jpg")));
            case FILE_UPDATE -> Map.of("files", List.of(Map.of("id", image, "alt", "a")));
            case FILE_ACKNOWLEDGE -> Map.of("ids", List.of(image));
            case MEDIA_REORDER -> Map.of("id", product, "moves", List.of(Map.of("id", image, "newPosition", "0")));
            case JOB_STATE -> Map.of("id", "gid://shopify/Job/1");
            case VARIANT_APPEND, VARIANT_DETACH ->
                Map.of("id", product, "links", List.of(Map.of("variantId", variant, "mediaIds", List.of(image))));
            case BULK_START -> Map.of("query", Operation.bulkCatalogue());
            case BULK_STATUS -> Map.of("id", "gid://shopify/BulkOperation/1");
        };
    }

    private static byte[] jpeg() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "jpeg", bytes);
        return bytes.toByteArray();
    }
}
