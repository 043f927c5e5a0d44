package dev.packshot.connector.shopify.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.catalog.ImageAddress;
import dev.packshot.catalog.Listing;
import dev.packshot.catalog.ListingRef;
import dev.packshot.catalog.PixelSize;
import dev.packshot.catalog.ProductImage;
import dev.packshot.catalog.Sku;
import dev.packshot.catalog.Variant;
import dev.packshot.connector.ConnectorException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListingsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PRODUCT = """
            {"id":"gid://shopify/Product/1","title":"Shoe","productType":"Shoes","status":"ACTIVE",\
            "updatedAt":"2026-11-20T10:00:00Z"}""";
    private static final String FRONT = """
            {"id":"gid://shopify/MediaImage/11","alt":"Front","status":"READY","createdAt":"2026-11-19T10:00:00Z",\
            "updatedAt":"2026-11-19T10:00:05Z",\
            "image":{"url":"https://cdn.shopify.com/s/files/1/0001/files/front.jpg?v=1795250000","width":2000,"height":1500},\
            "originalSource":{"url":"https://originals.shopify.test/front.jpg?signature=s"}}""";
    private static final String VIDEO = """
            {"id":"gid://shopify/Video/12","alt":"Film","status":"READY"}""";
    private static final String RED = """
            {"id":"gid://shopify/ProductVariant/21","sku":"RED","title":"Red",\
            "media":{"nodes":[{"id":"gid://shopify/MediaImage/11"}]}}""";
    private static final String BLUE = """
            {"id":"gid://shopify/ProductVariant/22","sku":" ","title":"Blue",\
            "media":{"nodes":[{"id":"gid://shopify/MediaImage/11"},{"id":"gid://shopify/Video/12"}]}}""";

    private final Listings listings =
            new Listings(new Pictures(Set.of("cdn.shopify.com", "originals.shopify.test")::contains));

    @Test
    void a_product_is_read_as_it_is() {
        Listing listing = listings.listing(json(PRODUCT), List.of(json(FRONT)), List.of(json(RED), json(BLUE)));

        assertThat(listing.ref()).isEqualTo(new ListingRef("gid://shopify/Product/1"));
        assertThat(listing.title()).isEqualTo("Shoe");
        assertThat(listing.productType()).isEqualTo("Shoes");
        assertThat(listing.live()).isTrue();
        assertThat(listing.variants())
                .containsExactly(
                        new Variant("gid://shopify/ProductVariant/21", Optional.of(new Sku("RED")), "Red"),
                        new Variant("gid://shopify/ProductVariant/22", Optional.empty(), "Blue"));
        ProductImage front = listing.gallery().main().orElseThrow();
        assertThat(front.altText()).isEqualTo("Front");
        assertThat(front.size()).contains(new PixelSize(2000, 1500));
        assertThat(front.variants())
                .containsExactlyInAnyOrder("gid://shopify/ProductVariant/21", "gid://shopify/ProductVariant/22");
    }

    @Test
    void the_untouched_upload_is_what_is_fetched() {
        assertThat(image(FRONT).address())
                .contains(new ImageAddress.Remote(URI.create("https://originals.shopify.test/front.jpg?signature=s")));
    }

    @Test
    void an_upload_on_a_host_of_nobody_we_know_is_not_fetched() {
        String elsewhere = FRONT.replace("originals.shopify.test", "elsewhere.example");

        assertThat(image(elsewhere).address().orElseThrow()).asString().startsWith("cdn.shopify.com/");
    }

    @Test
    void videos_and_models_are_left_out_and_what_variants_show_of_them() {
        Listing listing =
                listings.listing(json(PRODUCT), List.of(json(VIDEO), json(FRONT)), List.of(json(RED), json(BLUE)));

        assertThat(listing.gallery().images())
                .extracting(image -> image.id().id())
                .containsExactly("gid://shopify/MediaImage/11");
    }

    @Test
    void a_picture_that_is_still_worked_on_is_there_without_an_address() {
        ObjectNode fresh = json(FRONT);
        fresh.put("status", "PROCESSING").putNull("image");

        ProductImage image = image(fresh.toString());

        assertThat(image.address()).isEmpty();
        assertThat(image.revision()).isEqualTo("u2026-11-19T10:00:05Z");
    }

    @Test
    void a_picture_that_is_being_replaced_in_place_has_no_address_though_it_says_ready() {
        ObjectNode replaced = json(FRONT);
        replaced.putNull("image");

        assertThat(image(replaced.toString()).address()).isEmpty();
    }

    @Test
    void what_shopify_failed_to_process_is_not_in_the_gallery() {
        ObjectNode failed = json(FRONT);
        failed.put("status", "FAILED").putNull("image");

        assertThat(listings.listing(json(PRODUCT), List.of(failed), List.of())
                        .gallery()
                        .images())
                .isEmpty();
    }

    @Test
    void the_revision_moves_with_the_bytes_and_not_with_anything_else() {
        String touched = FRONT.replace("10:00:05", "11:00:00");
        String replaced = FRONT.replace("v=1795250000", "v=1795250007");

        assertThat(image(touched).revision()).isEqualTo(image(FRONT).revision());
        assertThat(image(replaced).revision()).isNotEqualTo(image(FRONT).revision());
    }

    @ParameterizedTest
    @CsvSource({
        "ps0123456789abcdef0123456789abcd.jpg, ps0123456789abcdef0123456789abcd",
        "ps0123456789abcdef0123456789abcd.png, ps0123456789abcdef0123456789abcd",
        "ps0123456789abcdef0123456789abcd_1acbcb20-efea-487c-973b-0b05111d6d97.jpg, ps0123456789abcdef0123456789abcd",
        "ps0123456789abcdef0123456789abcd_2000x.jpg, ",
        "ps0123456789abcdef0123456789abcde.jpg, ",
        "my-ps0123456789abcdef0123456789abcd.jpg, ",
        "front.jpg, "
    })
    void a_marker_is_read_from_the_name_of_the_file(String name, String marker) {
        assertThat(image(FRONT.replace("front.jpg?v", name + "?v")).marker()).isEqualTo(Optional.ofNullable(marker));
    }

    @ParameterizedTest
    @CsvSource({"ACTIVE, true", "UNLISTED, true", "DRAFT, false", "ARCHIVED, false", "SOMETHING_NEW, false"})
    void buyers_see_what_is_active_or_unlisted(String status, boolean live) {
        Listing listing = listings.listing(json(PRODUCT.replace("ACTIVE", status)), List.of(), List.of());

        assertThat(listing.live()).isEqualTo(live);
    }

    @Test
    void half_an_answer_is_not_taken_for_a_product() {
        for (String field : List.of("id", "title", "status", "updatedAt")) {
            ObjectNode half = json(PRODUCT);
            half.remove(field);
            assertThatThrownBy(() -> listings.listing(half, List.of(), List.of()))
                    .as("without %s", field)
                    .isInstanceOf(ConnectorException.Malformed.class)
                    .hasMessageContaining(field);
        }
    }

    private ProductImage image(String media) {
        return listings.listing(json(PRODUCT), List.of(json(media)), List.of())
                .gallery()
                .main()
                .orElseThrow();
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
