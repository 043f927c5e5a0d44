package dev.packshot.sandbox.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.sandbox.shopify.shop.Gid;
import dev.packshot.sandbox.shopify.shop.Trap;
import dev.packshot.sandbox.shopify.shop.TruePicture;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Shopify is known to do to its callers, switched on. */
class TrapsTest {
    private final Desk desk = new Desk();
    private final Gid product = desk.product(List.of("B-1"), Desk.RED, Desk.GREEN);
    private final Gid first = desk.media(product).getFirst();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void a_throttling_shop_answers_200_and_throttled_until_it_stops() {
        desk.shop.set(Trap.THROTTLES, true);

        JsonNode once = desk.ask("{ shop { id } }");
        JsonNode twice = desk.ask("{ shop { id } }");

        assertThat(Desk.errorCode(once)).isEqualTo("THROTTLED");
        assertThat(Desk.errorCode(twice)).isEqualTo("THROTTLED");
        desk.shop.set(Trap.THROTTLES, false);
        assertThat(desk.ask("{ shop { id } }").has("errors")).isFalse();
    }

    @Test
    void a_shop_that_throttles_once_takes_the_next_call() {
        desk.shop.set(Trap.THROTTLES_ONCE, true);

        JsonNode once = desk.ask("{ shop { id } }");
        JsonNode twice = desk.ask("{ shop { id } }");

        assertThat(Desk.errorCode(once)).isEqualTo("THROTTLED");
        assertThat(twice.has("errors")).isFalse();
    }

    @Test
    void lowered_limits_are_told_at_once() {
        desk.shop.set(Trap.LOWERED_LIMITS, true);

        JsonNode status = desk.ask("{ shop { id } }").findValue("throttleStatus");

        assertThat(status.path("maximumAvailable").asInt()).isEqualTo(500);
        assertThat(status.path("restoreRate").asInt()).isEqualTo(25);
    }

    @Test
    void a_retired_version_answers_as_another_one_and_says_so() {
        desk.shop.set(Trap.RETIRED_VERSION, true);

        var answer = desk.raw("2026-07", "{ shop { id } }", Map.of());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-Shopify-API-Version"))
                .hasValueSatisfying(version -> assertThat(version).isNotEqualTo("2026-07"));
    }

    @Test
    void answers_may_hold_more_than_was_asked_for() {
        desk.shop.set(Trap.TELLS_MORE, true);

        JsonNode answer = desk.ask("{ shop { id } }");

        assertThat(answer.fieldNames()).toIterable().contains("data", "extensions", "trace");
        assertThat(answer.path("extensions").fieldNames()).toIterable().contains("cost", "search");
    }

    @Test
    void a_silent_failure_is_ready_without_image_or_error_until_it_is_acknowledged() {
        desk.shop.set(Trap.SILENT_FAILURE, true);

        desk.update(Map.of("id", first.toString(), "originalSource", desk.staged("ps1.jpg", Pictures.jpeg(Desk.BLUE))));
        desk.clock.pass(Duration.ofHours(1));

        JsonNode stuck = desk.file(first);
        assertThat(stuck.path("status").asText()).isEqualTo("READY");
        assertThat(stuck.path("image").isNull()).isTrue();
        assertThat(stuck.path("fileErrors")).isEmpty();
        desk.ask(
                "mutation Ack($ids: [ID!]!) { fileAcknowledgeUpdateFailed(fileIds: $ids) { files { id } } }",
                Map.of("ids", List.of(first.toString())));
        assertThat(desk.file(first).path("image").path("url").asText()).isNotEmpty();
        assertThat(desk.shop.gallery(product).pictures().getFirst().bytes()).isEqualTo(Pictures.jpeg(Desk.RED));
    }

    @Test
    void slow_processing_ends_only_when_somebody_settles_the_shop() {
        desk.shop.set(Trap.SLOW_PROCESSING, true);
        desk.append(product, desk.picture("ps1.jpg", Desk.BLUE));

        desk.clock.pass(Duration.ofDays(1));

        assertThat(desk.media(product)).hasSize(2);
        desk.shop.settle();
        assertThat(desk.media(product)).hasSize(3);
    }

    @Test
    void media_may_fail_for_no_reason_that_can_be_seen() {
        desk.shop.set(Trap.FAILED_MEDIA, true);
        String added = desk.append(product, desk.picture("ps1.jpg", Desk.BLUE))
                .findValue("nodes")
                .path(2)
                .path("id")
                .asText();

        desk.shop.settle();

        assertThat(desk.file(Gid.parse(added)).path("status").asText()).isEqualTo("FAILED");
        assertThat(desk.media(product)).hasSize(2);
    }

    @Test
    void refused_pictures_are_refused_in_the_shops_words() {
        desk.shop.set(Trap.REFUSES_PICTURES, true);
        desk.shop.say("The product fills too little of the picture");

        JsonNode answer = desk.update(
                Map.of("id", first.toString(), "originalSource", desk.staged("ps1.jpg", Pictures.jpeg(Desk.BLUE))));
        JsonNode appended = desk.append(product, desk.picture("ps2.jpg", Desk.BLUE));

        assertThat(answer.path("userErrors").path(0).path("message").asText())
                .isEqualTo("The product fills too little of the picture");
        assertThat(appended.path("userErrors").path(0).path("message").asText())
                .isEqualTo("The product fills too little of the picture");
        assertThat(desk.shop.effects().writes()).isZero();
    }

    @Test
    void what_is_refused_later_fails_in_the_shops_words() {
        desk.shop.set(Trap.REFUSES_LATER, true);
        desk.shop.say("The product fills too little of the picture");

        JsonNode answer = desk.update(
                Map.of("id", first.toString(), "originalSource", desk.staged("ps1.jpg", Pictures.jpeg(Desk.BLUE))));
        desk.shop.settle();

        assertThat(answer.path("userErrors")).isEmpty();
        assertThat(desk.file(first).path("mediaErrors").path(0).path("message").asText())
                .isEqualTo("The product fills too little of the picture");
        assertThat(desk.shop.gallery(product).pictures().getFirst().bytes()).isEqualTo(Pictures.jpeg(Desk.RED));
    }

    @Test
    void a_shop_on_trial_refuses_files() {
        desk.shop.set(Trap.TRIAL_SHOP, true);

        JsonNode answer = desk.create(Map.of("originalSource", desk.staged("ps1.jpg", Pictures.jpeg(Desk.BLUE))));

        assertThat(Desk.code(answer)).isEqualTo("UNACCEPTABLE_TRIAL_ASSET");
    }

    @Test
    void the_media_of_a_suspended_product_cannot_be_changed() {
        desk.shop.set(Trap.SUSPENDED_PRODUCTS, true);

        JsonNode answer = desk.update(Map.of("id", first.toString(), "alt", "Other"));

        assertThat(Desk.code(answer)).isEqualTo("PRODUCT_SUSPENDED");
        assertThat(desk.append(product, desk.picture("ps1.jpg", Desk.BLUE)).path("userErrors"))
                .isNotEmpty();
    }

    @Test
    void updated_at_may_move_while_nothing_changes() {
        desk.shop.set(Trap.RESTLESS_UPDATED_AT, true);
        String before = updatedAt();

        String after = updatedAt();

        assertThat(after).isNotEqualTo(before);
        assertThat(desk.shop.history(product).getLast().look())
                .isEqualTo(desk.shop.gallery(product).look());
    }

    @Test
    void appended_media_may_stand_in_another_order() {
        desk.shop.set(Trap.SCRAMBLED_APPEND, true);

        desk.append(product, desk.picture("ps1.jpg", Desk.BLUE), desk.picture("ps2.jpg", Desk.RED));
        desk.shop.settle();

        assertThat(desk.shop.gallery(product).pictures())
                .extracting(TruePicture::fileName)
                .endsWith("ps2.jpg", "ps1.jpg");
    }

    @Test
    void a_stuck_reorder_is_never_done() {
        desk.shop.set(Trap.STUCK_REORDER, true);
        List<Gid> media = desk.media(product);

        String job = desk.data(
                        "mutation Move($id: ID!, $moves: [MoveInput!]!) { productReorderMedia(id: $id, moves: $moves) { job { id } mediaUserErrors { code } } }",
                        Map.of(
                                "id",
                                product.toString(),
                                "moves",
                                List.of(Map.of("id", media.get(1).toString(), "newPosition", "0"))))
                .path("job")
                .path("id")
                .asText();
        desk.clock.pass(Duration.ofHours(1));

        assertThat(desk.data("query Ask($id: ID!) { job(id: $id) { done } }", Map.of("id", job))
                        .path("done")
                        .asBoolean())
                .isFalse();
        assertThat(desk.media(product)).isEqualTo(media);
    }

    @Test
    void every_name_may_be_taken_already() {
        desk.shop.set(Trap.TAKEN_NAMES, true);

        desk.append(product, desk.picture("ps1.jpg", Desk.BLUE));
        desk.shop.settle();

        assertThat(desk.shop.gallery(product).pictures().getLast().fileName()).matches("ps1_[0-9a-f-]{36}\\.jpg");
    }

    private String updatedAt() {
        return desk.data("query Of($id: ID!) { product(id: $id) { updatedAt } }", Map.of("id", product.toString()))
                .path("updatedAt")
                .asText();
    }
}
