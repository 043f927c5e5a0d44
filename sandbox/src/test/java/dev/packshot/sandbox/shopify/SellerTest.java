package dev.packshot.sandbox.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.Sku;
import dev.packshot.sandbox.shopify.shop.Gid;
import dev.packshot.sandbox.shopify.shop.NewPicture;
import dev.packshot.sandbox.shopify.shop.TruePicture;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a seller does by hand, and the truth about it. */
class SellerTest {
    private final Desk desk = new Desk();
    private final Gid product = desk.product(List.of("B-1", "B-2"), Desk.RED, Desk.GREEN);

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void the_truth_holds_bytes_order_texts_and_links() {
        TruePicture picture = desk.shop.gallery(product).pictures().getFirst();

        assertThat(picture.bytes()).isEqualTo(Pictures.jpeg(Desk.RED));
        assertThat(picture.digest()).isEqualTo(Digest.of(picture.bytes()));
        assertThat(picture.altText()).isEqualTo("Shot 0");
        assertThat(picture.skus()).containsExactly(new Sku("B-1"));
        assertThat(picture.fileName()).isEqualTo("shot-cc2222.jpg");
    }

    @Test
    void each_edit_is_a_state_that_a_buyer_could_have_seen() {
        int before = desk.shop.history(product).size();

        desk.shop.addPicture(
                product, new NewPicture(Pictures.jpeg(Desk.BLUE), "blue.jpg", "Blue", Set.of(new Sku("B-2"))));
        desk.shop.describe(product, 0, "Red");
        desk.shop.replacePicture(product, 1, Pictures.jpeg(Desk.BLUE));
        desk.shop.reorder(product, desk.media(product).reversed());
        desk.shop.removePicture(product, 2);

        assertThat(desk.shop.history(product)).hasSize(before + 5);
        assertThat(desk.shop.history(product).getLast().look())
                .isEqualTo(desk.shop.gallery(product).look());
        assertThat(desk.shop.gallery(product).pictures())
                .extracting(TruePicture::altText)
                .containsExactly("Blue", "Shot 1");
        assertThat(desk.shop.effects().writes()).isZero();
    }

    @Test
    void a_picture_replaced_by_hand_keeps_id_and_name() {
        TruePicture before = desk.shop.gallery(product).pictures().getFirst();

        desk.shop.replacePicture(product, 0, Pictures.jpeg(Desk.BLUE));

        TruePicture after = desk.shop.gallery(product).pictures().getFirst();
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.fileName()).isEqualTo(before.fileName());
        assertThat(after.version()).isGreaterThan(before.version());
        assertThat(after.bytes()).isEqualTo(Pictures.jpeg(Desk.BLUE));
    }

    @Test
    void the_pictures_of_a_deleted_product_stay_in_files() {
        Gid picture = desk.media(product).getFirst();

        desk.shop.deleteProduct(product);

        assertThatThrownBy(() -> desk.shop.gallery(product)).isInstanceOf(NoSuchElementException.class);
        assertThat(desk.data("query Of($id: ID!) { product(id: $id) { id } }", Map.of("id", product.toString()))
                        .isNull())
                .isTrue();
        assertThat(desk.file(picture).path("image").path("url").asText()).isNotEmpty();
    }

    @Test
    void an_order_names_each_media_once() {
        assertThatThrownBy(() ->
                        desk.shop.reorder(product, List.of(desk.media(product).getFirst())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shops_know_nothing_of_each_other() {
        SandboxShop other = desk.sandbox.shop("other.myshopify.com");

        assertThatThrownBy(() -> other.gallery(product)).isInstanceOf(NoSuchElementException.class);
        assertThat(other.effects().writes()).isZero();
    }

    @Test
    void many_at_once_lose_nothing() throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Gid>> sellers = IntStream.range(0, 40)
                    .mapToObj(i -> (Callable<Gid>)
                            () -> desk.shop.addPicture(product, NewPicture.of(Pictures.jpeg(i), "many-" + i + ".jpg")))
                    .toList();

            for (var added : threads.invokeAll(sellers)) {
                added.get();
            }
        }

        assertThat(desk.media(product)).hasSize(42).doesNotHaveDuplicates();
        assertThat(desk.shop.history(product))
                .extracting(state -> state.pictures().size())
                .isSorted();
    }
}
