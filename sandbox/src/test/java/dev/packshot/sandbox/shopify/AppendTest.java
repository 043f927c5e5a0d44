package dev.packshot.sandbox.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.catalog.Digest;
import dev.packshot.sandbox.shopify.shop.Gid;
import dev.packshot.sandbox.shopify.shop.TruePicture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** New files and media, their order, and the variants that show them. */
class AppendTest {
    private final Desk desk = new Desk();
    private final Gid product = desk.product(List.of("B-1", "B-2"), Desk.RED, Desk.GREEN);

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void appended_media_stand_at_the_end_and_become_ready_in_time() {
        JsonNode answer = desk.append(product, desk.picture("ps1.png", Desk.BLUE));

        JsonNode media = answer.path("product").path("media").path("nodes");
        assertThat(media).hasSize(3);
        Gid added = Gid.parse(media.path(2).path("id").asText());
        assertThat(media.path(2).path("status").asText()).isEqualTo("UPLOADED");
        assertThat(desk.media(product)).as("what buyers see").hasSize(2);
        desk.clock.pass(Duration.ofMillis(1_500));
        assertThat(desk.file(added).path("status").asText()).isEqualTo("PROCESSING");
        assertThat(desk.file(added).path("image").isNull()).isTrue();
        desk.clock.pass(Duration.ofMillis(500));
        assertThat(desk.file(added).path("status").asText()).isEqualTo("READY");
        TruePicture last = desk.shop.gallery(product).pictures().getLast();
        assertThat(last.digest()).isEqualTo(Digest.of(Pictures.png(Desk.BLUE)));
        assertThat(last.fileName()).isEqualTo("ps1.png");
        assertThat(last.altText()).isEqualTo("New ps1.png");
    }

    @Test
    void one_bad_item_rejects_the_whole_call() {
        JsonNode answer = desk.append(
                product,
                desk.picture("good.jpg", Desk.BLUE),
                Map.of("originalSource", "no address", "mediaContentType", "IMAGE"));

        assertThat(answer.path("userErrors")).hasSize(1);
        assertThat(answer.path("product").isNull()).isTrue();
        desk.shop.settle();
        assertThat(desk.media(product)).hasSize(2);
        assertThat(desk.shop.effects().writes()).isZero();
    }

    @Test
    void a_gallery_takes_250_media_and_no_more() {
        var many = new ArrayList<Map<String, String>>();
        String source = desk.staged("many.jpg", Pictures.jpeg(Desk.BLUE));
        for (int i = 0; i < 249; i++) {
            many.add(Map.of("originalSource", source, "mediaContentType", "IMAGE"));
        }

        JsonNode answer = desk.data(
                "mutation Append($id: ID!, $media: [CreateMediaInput!]) { productUpdate(product: { id: $id }, media: $media) { product { id } userErrors { message } } }",
                Map.of("id", product.toString(), "media", many));

        assertThat(answer.path("userErrors").path(0).path("message").asText()).contains("250");
    }

    @Test
    void a_name_that_is_taken_gets_a_uuid() {
        Gid again = created(Map.of("originalSource", desk.staged("shot-cc2222.jpg", Pictures.jpeg(Desk.BLUE))));

        desk.shop.settle();

        assertThat(desk.file(again).path("image").path("url").asText())
                .containsPattern("/shot-cc2222_[0-9a-f-]{36}\\.jpg\\?v=");
    }

    @Test
    void a_name_that_is_taken_is_an_error_where_that_was_asked_for() {
        JsonNode answer = desk.create(Map.of(
                "originalSource",
                desk.staged("x.jpg", Pictures.jpeg(Desk.BLUE)),
                "filename",
                "shot-cc2222.jpg",
                "duplicateResolutionMode",
                "RAISE_ERROR"));

        assertThat(Desk.code(answer)).isEqualTo("FILENAME_ALREADY_EXISTS");
        assertThat(answer.path("files")).isEmpty();
    }

    @Test
    void a_name_that_is_taken_is_replaced_where_that_was_asked_for() {
        Gid first = desk.media(product).getFirst();

        Gid same = created(Map.of(
                "originalSource",
                desk.staged("x.jpg", Pictures.jpeg(Desk.BLUE)),
                "filename",
                "shot-cc2222.jpg",
                "duplicateResolutionMode",
                "REPLACE"));
        desk.shop.settle();

        assertThat(same).isEqualTo(first);
        assertThat(desk.shop.gallery(product).pictures().getFirst().digest())
                .isEqualTo(Digest.of(Pictures.jpeg(Desk.BLUE)));
    }

    @Test
    void replacing_by_name_needs_a_name() {
        JsonNode answer = desk.create(Map.of(
                "originalSource",
                desk.staged("x.jpg", Pictures.jpeg(Desk.BLUE)),
                "duplicateResolutionMode",
                "REPLACE"));

        assertThat(Desk.code(answer)).isEqualTo("MISSING_FILENAME_FOR_DUPLICATE_MODE_REPLACE");
    }

    @Test
    void a_name_has_the_extension_of_its_source() {
        JsonNode answer = desk.create(
                Map.of("originalSource", desk.staged("x.jpg", Pictures.jpeg(Desk.BLUE)), "filename", "x.png"));

        assertThat(Desk.code(answer)).isEqualTo("MISMATCHED_FILENAME_AND_ORIGINAL_SOURCE");
    }

    @Test
    void what_is_no_picture_ends_failed_and_says_why() {
        Gid broken = created(Map.of("originalSource", desk.staged("x.jpg", new byte[] {1, 2, 3})));

        desk.shop.settle();

        JsonNode file = desk.file(broken);
        assertThat(file.path("fileStatus").asText()).isEqualTo("FAILED");
        assertThat(file.path("mediaErrors").path(0).path("code").asText()).isEqualTo("UNSUPPORTED_IMAGE_FILE_TYPE");
    }

    @Test
    void what_was_never_uploaded_cannot_be_fetched() {
        String source = desk.staged("x.jpg", Pictures.jpeg(Desk.BLUE)).replace("x.jpg", "y.jpg");

        Gid missing = created(Map.of("originalSource", source));
        desk.shop.settle();

        assertThat(desk.file(missing).path("fileErrors").path(0).path("code").asText())
                .isEqualTo("IMAGE_DOWNLOAD_FAILURE");
    }

    @Test
    void more_than_25_megapixels_are_refused_while_processing() {
        byte[] huge = Pictures.picture("png", 5_001, 5_000, Desk.BLUE);

        Gid refused = created(Map.of("originalSource", desk.staged("huge.png", huge)));
        desk.shop.settle();

        assertThat(desk.file(refused).path("fileErrors").path(0).path("code").asText())
                .isEqualTo("INVALID_IMAGE_RESOLUTION");
    }

    @Test
    void reordering_is_a_job_that_is_done_later() {
        desk.append(product, desk.picture("ps1.jpg", Desk.BLUE));
        desk.shop.settle();
        List<Gid> media = desk.media(product);

        JsonNode job = reorder(Map.of("id", media.get(2).toString(), "newPosition", "0"))
                .path("job");

        assertThat(job.path("done").asBoolean()).isFalse();
        assertThat(desk.media(product)).isEqualTo(media);
        desk.clock.pass(Duration.ofSeconds(1));
        assertThat(desk.data(
                                "query Ask($id: ID!) { job(id: $id) { id done } }",
                                Map.of("id", job.path("id").asText()))
                        .path("done")
                        .asBoolean())
                .isTrue();
        assertThat(desk.media(product)).containsExactly(media.get(2), media.get(0), media.get(1));
    }

    @Test
    void moves_are_made_one_after_the_other_and_beyond_the_end_is_the_end() {
        desk.append(product, desk.picture("ps1.jpg", Desk.BLUE));
        desk.shop.settle();
        List<Gid> media = desk.media(product);

        reorder(
                Map.of("id", media.get(0).toString(), "newPosition", "99"),
                Map.of("id", media.get(1).toString(), "newPosition", "1"));
        desk.shop.settle();

        assertThat(desk.media(product)).containsExactly(media.get(2), media.get(1), media.get(0));
    }

    @Test
    void a_media_of_another_product_cannot_be_moved() {
        Gid other = desk.product(List.of("C"), Desk.BLUE);

        JsonNode answer = reorder(Map.of("id", desk.media(other).getFirst().toString(), "newPosition", "0"));

        assertThat(answer.path("mediaUserErrors").path(0).path("code").asText())
                .isEqualTo("MEDIA_DOES_NOT_EXIST_ON_PRODUCT");
    }

    @Test
    void a_variant_that_shows_a_picture_has_to_be_detached_first() {
        Gid variant = variants().getFirst();
        List<Gid> media = desk.media(product);

        JsonNode refused = link("productVariantAppendMedia", variant, media.get(1));
        link("productVariantDetachMedia", variant, media.get(0));
        JsonNode taken = link("productVariantAppendMedia", variant, media.get(1));

        assertThat(Desk.code(refused)).isEqualTo("PRODUCT_VARIANT_ALREADY_HAS_MEDIA");
        assertThat(taken.path("userErrors")).isEmpty();
        assertThat(desk.shop.gallery(product).pictures())
                .extracting(picture -> picture.variants().contains(variant))
                .containsExactly(false, true);
    }

    @Test
    void a_media_that_is_not_ready_cannot_be_shown_by_a_variant() {
        String added = desk.append(product, desk.picture("ps1.jpg", Desk.BLUE))
                .findValue("nodes")
                .path(2)
                .path("id")
                .asText();

        JsonNode answer = link("productVariantAppendMedia", variants().get(1), Gid.parse(added));

        assertThat(Desk.code(answer)).isEqualTo("NON_READY_MEDIA");
    }

    @Test
    void what_is_not_attached_cannot_be_detached() {
        JsonNode answer = link(
                "productVariantDetachMedia",
                variants().get(1),
                desk.media(product).get(1));

        assertThat(Desk.code(answer)).isEqualTo("MEDIA_IS_NOT_ATTACHED_TO_VARIANT");
    }

    @Test
    void a_variant_is_in_one_pair_and_a_pair_has_one_media() {
        List<Gid> media = desk.media(product);
        Gid variant = variants().get(1);

        JsonNode answer = link(
                "productVariantAppendMedia",
                List.of(
                        Map.of(
                                "variantId",
                                variant.toString(),
                                "mediaIds",
                                List.of(media.get(0).toString())),
                        Map.of(
                                "variantId",
                                variant.toString(),
                                "mediaIds",
                                List.of(media.get(1).toString())),
                        Map.of("variantId", variants().getFirst().toString(), "mediaIds", List.of())));

        assertThat(answer.path("userErrors"))
                .extracting(error -> error.path("code").asText())
                .contains("PRODUCT_VARIANT_SPECIFIED_MULTIPLE_TIMES", "TOO_MANY_MEDIA_PER_INPUT_PAIR");
    }

    @Test
    void deprecated_mutations_are_refused() {
        JsonNode answer = desk.ask(
                "mutation Old($id: ID!) { productDeleteMedia(productId: $id, mediaIds: []) { mediaUserErrors { code } } }",
                Map.of("id", product.toString()));

        assertThat(Desk.errorCode(answer)).isEqualTo("DEPRECATED");
    }

    @Test
    void a_staged_upload_of_something_else_than_a_picture_is_refused() {
        JsonNode answer = desk.data(
                "mutation Stage($input: [StagedUploadInput!]!) { stagedUploadsCreate(input: $input) { stagedTargets { url } userErrors { field message } } }",
                Map.of(
                        "input",
                        List.of(Map.of("resource", "IMAGE", "filename", "x.pdf", "mimeType", "application/pdf"))));

        assertThat(answer.path("userErrors").path(0).path("field"))
                .extracting(JsonNode::asText)
                .containsExactly("input", "0", "mimeType");
    }

    @Test
    void effects_count_what_the_app_did_and_not_what_the_seller_did() {
        desk.shop.describe(product, 0, "By hand");

        desk.append(product, desk.picture("ps1.jpg", Desk.BLUE));

        assertThat(desk.shop.effects().uploads()).isOne();
        assertThat(desk.shop.effects().created()).isOne();
        assertThat(desk.shop.effects().mutations()).containsOnly(Map.entry("productUpdate", 1));
    }

    @SafeVarargs
    private JsonNode reorder(Map<String, String>... moves) {
        return desk.data(
                "mutation Move($id: ID!, $moves: [MoveInput!]!) { productReorderMedia(id: $id, moves: $moves) { job { id done } mediaUserErrors { code } } }",
                Map.of("id", product.toString(), "moves", List.of(moves)));
    }

    private JsonNode link(String mutation, Gid variant, Gid media) {
        return link(mutation, List.of(Map.of("variantId", variant.toString(), "mediaIds", List.of(media.toString()))));
    }

    private JsonNode link(String mutation, List<Map<String, Object>> pairs) {
        String input = mutation.replace("productV", "ProductV") + "Input";
        return desk.data(
                "mutation Link($id: ID!, $pairs: [%s!]!) { %s(productId: $id, variantMedia: $pairs) { productVariants { id } userErrors { code } } }"
                        .formatted(input, mutation),
                Map.of("id", product.toString(), "pairs", pairs));
    }

    private List<Gid> variants() {
        var ids = new ArrayList<Gid>();
        desk.data(
                        "query Of($id: ID!) { product(id: $id) { variants(first: 9) { nodes { id } } } }",
                        Map.of("id", product.toString()))
                .findValue("nodes")
                .forEach(node -> ids.add(Gid.parse(node.path("id").asText())));
        return ids;
    }

    private Gid created(Map<String, String> file) {
        JsonNode answer = desk.create(file);
        assertThat(answer.path("userErrors")).isEmpty();
        return Gid.parse(answer.path("files").path(0).path("id").asText());
    }
}
