package dev.packshot.sandbox.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.catalog.Digest;
import dev.packshot.sandbox.shopify.shop.Gid;
import dev.packshot.sandbox.shopify.shop.TrueProduct;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code fileUpdate}: pictures are replaced in place. */
class ReplacementTest {
    private final Desk desk = new Desk();
    private final Gid product = desk.product(List.of("BOTTLE-1"), Desk.RED, Desk.GREEN);
    private final Gid first = desk.media(product).getFirst();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void a_picture_that_is_being_replaced_stays_ready_and_has_no_image() {
        JsonNode answer = desk.update(replacement("ps1.jpg", Pictures.jpeg(Desk.BLUE)));

        assertThat(answer.path("userErrors")).isEmpty();
        assertThat(answer.path("files").path(0).path("fileStatus").asText()).isEqualTo("READY");
        assertThat(answer.path("files").path(0).path("image").isNull()).isTrue();
        JsonNode meanwhile = desk.file(first);
        assertThat(meanwhile.path("status").asText()).isEqualTo("READY");
        assertThat(meanwhile.path("image").isNull()).isTrue();
        assertThat(meanwhile.path("originalSource").isNull()).isTrue();
    }

    @Test
    void buyers_see_the_former_picture_until_the_new_one_is_ready() {
        TrueProduct before = desk.shop.gallery(product);

        desk.update(replacement("ps1.jpg", Pictures.jpeg(Desk.BLUE)));

        assertThat(desk.shop.gallery(product).look()).isEqualTo(before.look());
        desk.clock.pass(Duration.ofSeconds(2));
        assertThat(desk.shop.history(product))
                .extracting(state -> state.pictures().getFirst().digest())
                .endsWith(Digest.of(Pictures.jpeg(Desk.RED)), Digest.of(Pictures.jpeg(Desk.BLUE)));
    }

    @Test
    void a_replaced_picture_keeps_id_path_order_and_links_and_its_version_moves() {
        String address = desk.file(first).path("image").path("url").asText();

        desk.update(replacement("ps1.jpg", Pictures.jpeg(Desk.BLUE)));
        desk.clock.pass(Duration.ofSeconds(2));

        String moved = desk.file(first).path("image").path("url").asText();
        assertThat(moved).isNotEqualTo(address);
        assertThat(moved.replaceFirst("\\?.*", "")).isEqualTo(address.replaceFirst("\\?.*", ""));
        assertThat(desk.bytes(moved)).isEqualTo(Pictures.jpeg(Desk.BLUE));
        assertThat(desk.media(product)).startsWith(first);
        assertThat(desk.shop.gallery(product).pictures().getFirst().skus()).hasSize(1);
    }

    @Test
    void two_replacements_within_one_second_have_two_versions() {
        desk.update(replacement("ps1.jpg", Pictures.jpeg(Desk.BLUE)));
        desk.shop.settle();
        String once = desk.file(first).path("image").path("url").asText();

        desk.update(replacement("ps2.jpg", Pictures.jpeg(Desk.GREEN)));
        desk.shop.settle();

        assertThat(desk.file(first).path("image").path("url").asText()).isNotEqualTo(once);
    }

    @Test
    void a_file_can_be_named_anew_while_it_is_replaced() {
        desk.update(with(replacement("ps1.jpg", Pictures.jpeg(Desk.BLUE)), "filename", "ps1.jpg"));
        desk.shop.settle();

        assertThat(desk.file(first).path("image").path("url").asText()).contains("/ps1.jpg?v=");
        assertThat(desk.data("{ files(first: 5, query: \"filename:ps1.jpg\") { nodes { id } } }")
                        .path("nodes")
                        .path(0)
                        .path("id")
                        .asText())
                .isEqualTo(first.toString());
    }

    @Test
    void another_extension_is_refused() {
        JsonNode answer = desk.update(Map.of("id", first.toString(), "filename", "ps1.png"));

        assertThat(Desk.code(answer)).isEqualTo("INVALID_FILENAME_EXTENSION");
    }

    @Test
    void a_name_that_another_file_has_is_refused() {
        JsonNode answer = desk.update(Map.of("id", first.toString(), "filename", "shot-22cc22.jpg"));

        assertThat(Desk.code(answer)).isEqualTo("FILENAME_ALREADY_EXISTS");
    }

    @Test
    void what_is_no_picture_is_taken_without_an_error_and_leaves_no_image_behind() {
        JsonNode answer = desk.update(replacement("ps1.jpg", "not a picture".getBytes(StandardCharsets.UTF_8)));
        desk.shop.settle();

        assertThat(answer.path("userErrors")).isEmpty();
        JsonNode failed = desk.file(first);
        assertThat(failed.path("status").asText()).isEqualTo("READY");
        assertThat(failed.path("image").isNull()).isTrue();
        assertThat(failed.path("fileErrors").path(0).path("code").asText()).isEqualTo("UNSUPPORTED_IMAGE_FILE_TYPE");
    }

    @Test
    void after_an_acknowledged_failure_the_former_picture_is_back_at_its_address() {
        String address = desk.file(first).path("image").path("url").asText();
        desk.update(with(replacement("ps1.jpg", Pictures.png(Desk.BLUE)), "filename", "ps1.jpg"));
        desk.shop.settle();

        JsonNode answer = acknowledge(first);

        assertThat(answer.path("userErrors")).isEmpty();
        assertThat(desk.file(first).path("image").path("url").asText()).isEqualTo(address);
        assertThat(desk.file(first).path("fileErrors")).isEmpty();
    }

    @Test
    void a_new_file_that_failed_can_neither_be_acknowledged_nor_changed() {
        Gid failed = Gid.parse(desk.create(Map.of(
                        "originalSource", desk.staged("broken.jpg", new byte[] {1, 2, 3}), "contentType", "IMAGE"))
                .path("files")
                .path(0)
                .path("id")
                .asText());
        desk.shop.settle();

        assertThat(Desk.code(acknowledge(failed))).isEqualTo("NON_READY_STATE");
        assertThat(Desk.code(desk.update(Map.of("id", failed.toString(), "alt", "x"))))
                .isEqualTo("INVALID_FAILED_MEDIA_STATE");
        assertThat(desk.file(failed).path("fileStatus").asText()).isEqualTo("FAILED");
    }

    @Test
    void one_file_that_is_not_ready_fails_the_whole_batch() {
        String arriving = desk.create(Map.of("originalSource", desk.staged("new.jpg", Pictures.jpeg(Desk.BLUE))))
                .path("files")
                .path(0)
                .path("id")
                .asText();

        JsonNode answer =
                desk.update(Map.of("id", first.toString(), "alt", "Changed"), Map.of("id", arriving, "alt", "Changed"));

        assertThat(Desk.code(answer)).isEqualTo("NON_READY_STATE");
        assertThat(desk.file(first).path("alt").asText()).isEqualTo("Shot 0");
    }

    @Test
    void an_alt_text_that_is_too_long_fails_its_row_only() {
        Gid second = desk.media(product).get(1);

        JsonNode answer = desk.update(
                Map.of("id", first.toString(), "alt", "a".repeat(513)),
                Map.of("id", second.toString(), "alt", "a".repeat(512)));

        assertThat(Desk.code(answer)).isEqualTo("ALT_VALUE_LIMIT_EXCEEDED");
        assertThat(answer.path("userErrors").path(0).path("field"))
                .extracting(JsonNode::asText)
                .containsExactly("files", "0", "alt");
        assertThat(desk.file(first).path("alt").asText()).isEqualTo("Shot 0");
        assertThat(desk.file(second).path("alt").asText()).hasSize(512);
    }

    @Test
    void a_file_with_something_pending_is_locked() {
        desk.update(replacement("ps1.jpg", Pictures.jpeg(Desk.BLUE)));

        JsonNode answer = desk.update(replacement("ps2.jpg", Pictures.jpeg(Desk.GREEN)));

        assertThat(Desk.code(answer)).isEqualTo("FILE_LOCKED");
    }

    @Test
    void taking_a_picture_off_a_product_clears_its_variants_and_keeps_the_file() {
        JsonNode answer =
                desk.update(Map.of("id", first.toString(), "referencesToRemove", List.of(product.toString())));

        assertThat(answer.path("userErrors")).isEmpty();
        assertThat(desk.media(product)).hasSize(1).doesNotContain(first);
        assertThat(desk.data(
                                "query Of($id: ID!) { product(id: $id) { variants(first: 1) { nodes { image { url } media(first: 1) { nodes { id } } } } } }",
                                Map.of("id", product.toString()))
                        .findValue("image")
                        .isNull())
                .isTrue();
        assertThat(desk.file(first).path("image").path("url").asText()).isNotEmpty();
        assertThat(desk.shop.effects().detached()).isOne();
        assertThat(desk.shop.effects().deleted()).isZero();
    }

    @Test
    void a_picture_can_be_put_back_on_a_product() {
        desk.update(Map.of("id", first.toString(), "referencesToRemove", List.of(product.toString())));

        desk.update(Map.of("id", first.toString(), "referencesToAdd", List.of(product.toString())));

        assertThat(desk.media(product)).hasSize(2).endsWith(first);
    }

    @Test
    void adding_references_needs_the_right_to_write_products() {
        desk.scopes("write_files", "read_products");

        JsonNode answer = desk.ask(
                "mutation Add($files: [FileUpdateInput!]!) { fileUpdate(files: $files) { files { id } userErrors { code } } }",
                Map.of(
                        "files",
                        List.of(Map.of("id", first.toString(), "referencesToAdd", List.of(product.toString())))));

        assertThat(Desk.errorCode(answer)).isEqualTo("ACCESS_DENIED");
    }

    @Test
    void the_original_can_be_fetched_byte_for_byte_for_a_while() {
        String address = desk.file(first).path("originalSource").path("url").asText();

        byte[] fetched = desk.bytes(address);

        assertThat(fetched).isEqualTo(Pictures.jpeg(Desk.RED));
        assertThat(desk.file(first).path("originalSource").path("fileSize").asInt())
                .isEqualTo(fetched.length);
        desk.clock.pass(Duration.ofMinutes(6));
        assertThat(desk.status(address)).isGreaterThanOrEqualTo(400);
    }

    @Test
    void a_deleted_file_is_gone_everywhere_and_counted() {
        JsonNode answer = desk.data(
                "mutation Delete($ids: [ID!]!) { fileDelete(fileIds: $ids) { deletedFileIds userErrors { code } } }",
                Map.of("ids", List.of(first.toString())));

        assertThat(answer.path("deletedFileIds")).hasSize(1);
        assertThat(desk.media(product)).doesNotContain(first);
        assertThat(desk.shop.effects().deleted()).isOne();
    }

    private Map<String, Object> replacement(String fileName, byte[] bytes) {
        return Map.of("id", first.toString(), "originalSource", desk.staged(fileName, bytes));
    }

    private static Map<String, Object> with(Map<String, Object> input, String name, String value) {
        var more = new HashMap<>(input);
        more.put(name, value);
        return more;
    }

    private JsonNode acknowledge(Gid file) {
        return desk.data(
                "mutation Ack($ids: [ID!]!) { fileAcknowledgeUpdateFailed(fileIds: $ids) { files { id } userErrors { code } } }",
                Map.of("ids", List.of(file.toString())));
    }
}
