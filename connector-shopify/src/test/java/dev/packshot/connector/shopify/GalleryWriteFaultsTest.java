package dev.packshot.connector.shopify;

import static dev.packshot.connector.shopify.WriteBench.digest;
import static dev.packshot.connector.shopify.WriteBench.keep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.Gallery;
import dev.packshot.catalog.ListingRef;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.GalleryChange;
import dev.packshot.connector.Receipt;
import dev.packshot.connector.shopify.graphql.Operation;
import dev.packshot.sandbox.shopify.shop.Gid;
import dev.packshot.sandbox.shopify.shop.NewPicture;
import dev.packshot.sandbox.shopify.shop.Trap;
import dev.packshot.sandbox.shopify.shop.TruePicture;
import dev.packshot.sandbox.shopify.shop.TrueProduct;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a write makes of a gallery when the process dies, the merchant edits, or Shopify is slow, silent or says no. */
class GalleryWriteFaultsTest {
    private static final int MOST_CALLS = 60;
    private static final String WORDS = "The picture shows a competitor's mark";

    private final WriteBench bench = new WriteBench();

    @AfterEach
    void close() {
        bench.close();
    }

    /** A product, and a change of it that takes every kind of step. */
    private record Case(Gid product, GalleryChange change, List<Digest> wanted) {}

    private Case everything(int number) {
        Gid product = bench.product(
                List.of("red" + number, "blue" + number),
                bench.seller("jpg", 1, "red" + number),
                bench.seller("jpg", 2, "blue" + number),
                bench.seller("jpg", 3),
                bench.seller("jpg", 4),
                bench.seller("jpg", 5));
        Gallery base = bench.read(product);
        var images = base.images();
        GalleryChange change = bench.change(
                product,
                base,
                bench.put(product, 0, "jpg", 100 + 4 * number, Set.of()),
                bench.replacing(product, 1, "png", 101 + 4 * number, images.get(0)),
                bench.replacing(product, 2, "jpg", 102 + 4 * number, images.get(2)),
                new GalleryChange.Keep(
                        images.get(1).id(), "Described anew", images.get(1).variants()),
                keep(images.get(4)));
        return new Case(
                product,
                change,
                List.of(
                        digest("jpg", 100 + 4 * number),
                        digest("png", 101 + 4 * number),
                        digest("jpg", 102 + 4 * number),
                        digest("jpg", 2),
                        digest("jpg", 5)));
    }

    @Test
    void wherever_the_process_dies_the_change_made_again_ends_with_each_picture_once() {
        for (int call = 1; call < MOST_CALLS; call++) {
            Case each = everything(call);
            var before = bench.shop.effects();
            bench.tap.restart();
            bench.tap.dieAfter(call);
            Throwable died = catchThrowable(() -> bench.writer.write(each.change()));
            bench.tap.restart();

            Receipt receipt = bench.writer.write(each.change());

            assertThat(receipt).as("after call %d", call).isInstanceOf(Receipt.Applied.class);
            assertThat(bench.shown(each.product())).as("after call %d", call).isEqualTo(each.wanted());
            var after = bench.shop.effects();
            assertThat(after.created() - before.created())
                    .as("made, dead after call %d", call)
                    .isEqualTo(2);
            assertThat(after.replaced() - before.replaced())
                    .as("replaced, dead after call %d", call)
                    .isEqualTo(1);
            assertThat(after.deleted()).isZero();
            expectNeverBare(each.product());
            if (died == null) {
                assertThat(call).as("calls of a change").isGreaterThan(10);
                return;
            }
            assertThat(died).isInstanceOf(ConnectorException.Unavailable.class);
        }
        throw new AssertionError("A change takes more than " + MOST_CALLS + " calls");
    }

    @Test
    void whenever_the_merchant_adds_or_describes_a_picture_it_is_there_afterwards() {
        List<BiConsumer<Case, Integer>> edits = List.of(
                (each, call) -> bench.shop.addPicture(
                        each.product(), NewPicture.of(WriteBench.image("jpg", 2000 + call), "edit" + call + ".jpg")),
                (each, call) -> describeKept(each, "Edited " + call));
        int number = 0;
        for (BiConsumer<Case, Integer> edit : edits) {
            for (int call = 1; call < MOST_CALLS; call++) {
                Case each = everything(number++);
                int at = call;
                var edited = new ArrayList<String>();
                bench.tap.restart();
                bench.tap.before(call, () -> {
                    edit.accept(each, at);
                    edited.add(kept(each, at));
                });

                Throwable outcome = catchThrowable(() -> bench.writer.write(each.change()));

                if (edited.isEmpty()) {
                    break;
                }
                String where = "before call " + call + ", which ended as " + outcome;
                assertThat(outcome).as(where).isInstanceOf(ConnectorException.Conflict.class);
                assertThat(kept(each, at)).as(where).isEqualTo(edited.getFirst());
                expectNeverBare(each.product());
            }
        }
    }

    @Test
    void whenever_the_merchant_sorts_the_gallery_his_order_stays_unless_the_very_next_call_sorts_it_too() {
        for (int call = 1; call < MOST_CALLS; call++) {
            Case each = everything(call);
            var sorted = new ArrayList<Gid>();
            bench.tap.restart();
            bench.tap.before(call, () -> {
                sorted.addAll(ids(bench.shop.gallery(each.product())).reversed());
                bench.shop.reorder(each.product(), sorted);
            });

            Throwable outcome = catchThrowable(() -> bench.writer.write(each.change()));

            if (sorted.isEmpty()) {
                return;
            }
            Operation next = bench.asked.get(call - 1);
            // Shopify has no compare-and-set: what lies between the look and the call can't be seen.
            if (next != Operation.MEDIA_REORDER && next != Operation.JOB_STATE) {
                List<Gid> now = ids(bench.shop.gallery(each.product()));
                String where = "before call " + call + ", " + next;
                assertThat(outcome).as(where).isInstanceOf(ConnectorException.Conflict.class);
                assertThat(now.stream().filter(sorted::contains))
                        .as(where)
                        .containsExactlyElementsOf(
                                sorted.stream().filter(now::contains).toList());
            }
            expectNeverBare(each.product());
        }
    }

    private void describeKept(Case each, String altText) {
        List<TruePicture> pictures = bench.shop.gallery(each.product()).pictures();
        for (int i = 0; i < pictures.size(); i++) {
            if (pictures.get(i).digest().equals(digest("jpg", 5))) {
                bench.shop.describe(each.product(), i, altText);
            }
        }
    }

    /** What of the gallery shows whether an edit is still there: the added picture and the text of the kept one. */
    private String kept(Case each, int call) {
        List<TruePicture> pictures = bench.shop.gallery(each.product()).pictures();
        boolean added = pictures.stream().anyMatch(picture -> picture.digest().equals(digest("jpg", 2000 + call)));
        String text = pictures.stream()
                .filter(picture -> picture.digest().equals(digest("jpg", 5)))
                .map(TruePicture::altText)
                .filter(alt -> alt.startsWith("Edited"))
                .findFirst()
                .orElse("");
        return added + text;
    }

    @Test
    void slow_replacements_are_accepted_and_show_later() {
        Gid product = bench.product(List.of("red"), bench.seller("jpg", 1, "red"), bench.seller("jpg", 2));
        TrueProduct before = bench.shop.gallery(product);
        GalleryChange change = twoReplaced(product);
        bench.shop.set(Trap.SLOW_PROCESSING, true);

        var accepted = (Receipt.Accepted) bench.writer.write(change);

        assertThat(accepted.submission()).hasSizeLessThan(256);
        assertThat(accepted.ask()).isPositive();
        assertThat(bench.shown(product)).isEqualTo(digests(before));
        assertThat(status(product, accepted)).isInstanceOf(Receipt.Accepted.class);
        bench.shop.settle();
        assertThat(status(product, accepted)).isInstanceOf(Receipt.Applied.class);
        assertThat(bench.shown(product)).containsExactly(digest("jpg", 10), digest("jpg", 11));
    }

    @Test
    void a_change_made_again_while_it_is_processed_sends_nothing_and_is_accepted_again() {
        Gid product = bench.product(List.of("red"), bench.seller("jpg", 1, "red"), bench.seller("jpg", 2));
        GalleryChange change = twoReplaced(product);
        bench.shop.set(Trap.SLOW_PROCESSING, true);
        bench.writer.write(change);
        var effects = bench.shop.effects();

        Receipt again = bench.writer.write(change);

        assertThat(again).isInstanceOf(Receipt.Accepted.class);
        assertThat(bench.shop.effects()).isEqualTo(effects);
        bench.shop.settle();
        assertThat(status(product, (Receipt.Accepted) again)).isInstanceOf(Receipt.Applied.class);
    }

    @Test
    void a_slow_new_picture_is_waited_for_by_trying_again() {
        Gid product = bench.product(List.of("red"), bench.seller("jpg", 1, "red"));
        Gallery base = bench.read(product);
        GalleryChange change =
                bench.change(product, base, keep(base.images().getFirst()), bench.put(product, 1, "png", 10, Set.of()));
        bench.shop.set(Trap.SLOW_PROCESSING, true);

        assertThatThrownBy(() -> bench.writer.write(change)).isInstanceOf(ConnectorException.Unavailable.class);
        assertThatThrownBy(() -> bench.writer.write(change)).isInstanceOf(ConnectorException.Unavailable.class);
        bench.shop.settle();
        Receipt receipt = bench.writer.write(change);

        assertThat(receipt).isInstanceOf(Receipt.Applied.class);
        assertThat(bench.shop.effects().created()).isOne();
    }

    @Test
    void a_replacement_that_fails_in_silence_is_noticed_in_the_end_and_the_old_picture_is_back() {
        Gid product = bench.product(List.of("red"), bench.seller("jpg", 1, "red"), bench.seller("jpg", 2));
        String before = bench.shop.gallery(product).look();
        bench.shop.set(Trap.SILENT_FAILURE, true);
        var accepted = (Receipt.Accepted) bench.writer.write(twoReplaced(product));
        assertThat(status(product, accepted)).isInstanceOf(Receipt.Accepted.class);
        bench.clock.pass(Duration.ofMinutes(15));

        assertThatThrownBy(() -> status(product, accepted)).isInstanceOf(ConnectorException.Rejected.class);

        assertThat(bench.shop.gallery(product).look()).isEqualTo(before);
        assertThat(bench.read(product).images())
                .allMatch(image -> image.address().isPresent(), "shows its image");
    }

    @Test
    void a_replacement_that_is_no_picture_is_rejected_and_leaves_everything_as_it_was() {
        Gid product = bench.product(List.of("red"), bench.seller("jpg", 1, "red"), bench.seller("jpg", 2));
        Gallery base = bench.read(product);
        String before = bench.shop.gallery(product).look();
        byte[] garbage = "This is no picture".getBytes(StandardCharsets.US_ASCII);
        var first = base.images().getFirst();
        GalleryChange change = bench.change(
                product,
                base,
                bench.put(product, 0, garbage, "Garbage", first.variants(), Optional.of(first.id())),
                keep(base.images().getLast()));

        assertThatThrownBy(() -> bench.writer.write(change))
                .isInstanceOfSatisfying(ConnectorException.Rejected.class, e -> assertThat(e.words())
                        .isNotBlank());

        assertThat(bench.shop.gallery(product).look()).isEqualTo(before);
        assertThat(bench.read(product).fingerprint()).isEqualTo(base.fingerprint());
    }

    @Test
    void a_replacement_that_may_pass_at_another_time_leaves_everything_as_it_was_and_is_tried_again() {
        Gid product = bench.product(List.of("red"), bench.seller("jpg", 1, "red"), bench.seller("jpg", 2));
        GalleryChange change = twoReplaced(product);
        String before = bench.shop.gallery(product).look();
        bench.shop.say(WORDS);
        bench.shop.set(Trap.REFUSES_LATER, true);
        Throwable first = catchThrowable(() -> bench.writer.write(change));
        String meanwhile = bench.shop.gallery(product).look();
        bench.shop.set(Trap.REFUSES_LATER, false);

        Receipt receipt = bench.writer.write(change);

        assertThat(first).isInstanceOf(ConnectorException.Unavailable.class);
        assertThat(meanwhile).isEqualTo(before);
        assertThat(receipt).isInstanceOf(Receipt.Applied.class);
    }

    @Test
    void a_replacement_that_is_refused_after_it_was_accepted_is_told_with_shopifys_words() {
        Gid product = bench.product(List.of("red"), bench.seller("jpg", 1, "red"), bench.seller("jpg", 2));
        String before = bench.shop.gallery(product).look();
        bench.shop.say(WORDS);
        bench.shop.set(Trap.REFUSES_LATER, true);
        bench.shop.set(Trap.SLOW_PROCESSING, true);
        var accepted = (Receipt.Accepted) bench.writer.write(twoReplaced(product));
        bench.shop.settle();

        assertThatThrownBy(() -> status(product, accepted))
                .isInstanceOfSatisfying(ConnectorException.Rejected.class, e -> assertThat(e.words())
                        .isEqualTo(WORDS));

        assertThat(bench.shop.gallery(product).look()).isEqualTo(before);
    }

    @Test
    void texts_that_are_too_long_to_be_remembered_come_after_the_bytes() {
        Gid product = bench.product(List.of("red"), bench.seller("jpg", 1), bench.seller("jpg", 2));
        bench.shop.describe(product, 0, "An old text " + "that is long ".repeat(30));
        GalleryChange change = twoReplaced(product);
        bench.shop.set(Trap.SLOW_PROCESSING, true);
        Throwable slow = catchThrowable(() -> bench.writer.write(change));
        List<String> meanwhile = altTexts(product);
        bench.shop.settle();

        Receipt receipt = bench.writer.write(change);

        assertThat(slow).isInstanceOf(ConnectorException.Unavailable.class);
        assertThat(meanwhile.getFirst()).startsWith("An old text");
        assertThat(receipt).isInstanceOf(Receipt.Applied.class);
        assertThat(altTexts(product)).containsExactly("Made 10", "Made 11");
        assertThat(bench.shop.effects().replaced()).isEqualTo(2);
    }

    private List<String> altTexts(Gid product) {
        return bench.shop.gallery(product).pictures().stream()
                .map(TruePicture::altText)
                .toList();
    }

    @Test
    void a_new_picture_that_failed_is_told_and_made_anew_when_it_is_tried_again() {
        Gid product = bench.product(List.of("red"), bench.seller("jpg", 1, "red"));
        Gallery base = bench.read(product);
        String before = bench.shop.gallery(product).look();
        GalleryChange change = bench.change(
                product,
                base,
                bench.replacing(product, 0, "png", 10, base.images().getFirst()));
        bench.shop.set(Trap.FAILED_MEDIA, true);
        Throwable refused = catchThrowable(() -> bench.writer.write(change));
        String meanwhile = bench.shop.gallery(product).look();
        bench.shop.set(Trap.FAILED_MEDIA, false);

        Receipt receipt = bench.writer.write(change);

        assertThat(refused).isInstanceOf(ConnectorException.class);
        assertThat(meanwhile).isEqualTo(before);
        assertThat(receipt).isInstanceOf(Receipt.Applied.class);
        assertThat(bench.shown(product)).containsExactly(digest("png", 10));
        assertThat(bench.shop.effects().deleted()).isZero();
    }

    @Test
    void a_name_that_shopify_lengthens_is_known_all_the_same() {
        Gid product = bench.product(List.of("red"), bench.seller("jpg", 1, "red"));
        Gallery base = bench.read(product);
        GalleryChange change = bench.change(
                product,
                base,
                bench.replacing(product, 0, "png", 10, base.images().getFirst()));
        bench.shop.set(Trap.TAKEN_NAMES, true);
        bench.writer.write(change);
        var effects = bench.shop.effects();

        Receipt again = bench.writer.write(change);

        assertThat(again).isInstanceOf(Receipt.Applied.class);
        assertThat(bench.shop.effects()).isEqualTo(effects);
    }

    @Test
    void a_file_that_the_search_does_not_find_yet_is_not_made_twice() {
        Gid product = bench.product(List.of("red"), bench.seller("jpg", 1, "red"));
        Gallery base = bench.read(product);
        GalleryChange change = bench.change(
                product,
                base,
                bench.replacing(product, 0, "png", 10, base.images().getFirst()));
        bench.tap.dieAfter(4);
        assertThatThrownBy(() -> bench.writer.write(change)).isInstanceOf(ConnectorException.Unavailable.class);
        assertThat(bench.asked).endsWith(Operation.FILE_CREATE);
        bench.tap.restart();
        bench.tap.blind = true;
        Throwable blind = catchThrowable(() -> bench.writer.write(change));
        bench.tap.blind = false;

        Receipt receipt = bench.writer.write(change);

        assertThat(blind).isInstanceOf(ConnectorException.Unavailable.class);
        assertThat(receipt).isInstanceOf(Receipt.Applied.class);
        assertThat(bench.shop.effects().created()).isOne();
    }

    @Test
    void moves_that_never_end_are_given_up_in_time_and_finished_later() {
        Case each = everything(1);
        bench.shop.set(Trap.STUCK_REORDER, true);
        Throwable given = catchThrowable(() -> bench.writer.write(each.change()));
        bench.shop.set(Trap.STUCK_REORDER, false);

        Receipt receipt = bench.writer.write(each.change());

        assertThat(given).isInstanceOf(ConnectorException.Unavailable.class);
        assertThat(receipt).isInstanceOf(Receipt.Applied.class);
        assertThat(bench.shown(each.product())).isEqualTo(each.wanted());
    }

    @Test
    void pictures_that_are_added_in_another_order_end_in_the_wanted_one() {
        Gid product = bench.product(List.of("red"), bench.seller("jpg", 1, "red"));
        Gallery base = bench.read(product);
        bench.shop.set(Trap.SCRAMBLED_APPEND, true);

        bench.writer.write(bench.change(
                product,
                base,
                bench.put(product, 0, "jpg", 10, Set.of()),
                bench.put(product, 1, "jpg", 11, Set.of()),
                bench.put(product, 2, "jpg", 12, Set.of()),
                keep(base.images().getFirst())));

        assertThat(bench.shown(product))
                .containsExactly(digest("jpg", 10), digest("jpg", 11), digest("jpg", 12), digest("jpg", 1));
    }

    @Test
    void a_throttled_call_in_the_middle_is_gone_on_from() {
        Case each = everything(1);
        bench.tap.before(6, () -> bench.shop.set(Trap.THROTTLES_ONCE, true));
        Throwable throttled = catchThrowable(() -> bench.writer.write(each.change()));

        Receipt receipt = bench.writer.write(each.change());

        assertThat(throttled).isInstanceOf(ConnectorException.RateLimited.class);
        assertThat(receipt).isInstanceOf(Receipt.Applied.class);
        assertThat(bench.shown(each.product())).isEqualTo(each.wanted());
        assertThat(bench.shop.effects().created()).isEqualTo(2);
    }

    @Test
    void an_edit_while_pictures_are_processed_is_a_conflict_in_the_end() {
        Gid product = bench.product(List.of("red"), bench.seller("jpg", 1, "red"), bench.seller("jpg", 2));
        bench.shop.set(Trap.SLOW_PROCESSING, true);
        var accepted = (Receipt.Accepted) bench.writer.write(twoReplaced(product));
        bench.shop.settle();
        bench.shop.addPicture(product, bench.seller("jpg", 77));

        assertThatThrownBy(() -> status(product, accepted)).isInstanceOf(ConnectorException.Conflict.class);
    }

    @Test
    void suspended_products_are_rejected_untouched() {
        Gid product = bench.product(List.of("red"), bench.seller("jpg", 1, "red"), bench.seller("jpg", 2));
        GalleryChange change = twoReplaced(product);
        String before = bench.shop.gallery(product).look();
        bench.shop.set(Trap.SUSPENDED_PRODUCTS, true);

        assertThatThrownBy(() -> bench.writer.write(change)).isInstanceOf(ConnectorException.Rejected.class);

        assertThat(bench.shop.gallery(product).look()).isEqualTo(before);
    }

    @Test
    void a_product_that_is_gone_is_not_found() {
        Gid product = bench.product(List.of("red"), bench.seller("jpg", 1, "red"), bench.seller("jpg", 2));
        GalleryChange change = twoReplaced(product);
        bench.shop.deleteProduct(product);

        assertThatThrownBy(() -> bench.writer.write(change)).isInstanceOf(ConnectorException.NotFound.class);
    }

    @Test
    void an_interrupted_wait_ends_the_write() {
        Gid product = bench.product(List.of("red"), bench.seller("jpg", 1, "red"), bench.seller("jpg", 2));
        GalleryChange change = twoReplaced(product);
        bench.shop.set(Trap.SLOW_PROCESSING, true);
        bench.interrupt = true;

        Throwable outcome = catchThrowable(() -> bench.writer.write(change));

        assertThat(Thread.interrupted())
                .as("the thread knows that it was interrupted")
                .isTrue();
        assertThat(outcome).isInstanceOf(ConnectorException.Unavailable.class);
    }

    private GalleryChange twoReplaced(Gid product) {
        Gallery base = bench.read(product);
        return bench.change(
                product,
                base,
                bench.replacing(product, 0, "jpg", 10, base.images().get(0)),
                bench.replacing(product, 1, "jpg", 11, base.images().get(1)));
    }

    private Receipt status(Gid product, Receipt.Accepted accepted) {
        return bench.writer.status(new ListingRef(product.toString()), accepted.submission());
    }

    private void expectNeverBare(Gid product) {
        assertThat(bench.shop.history(product)).isNotEmpty().allSatisfy(state -> assertThat(state.pictures())
                .isNotEmpty());
    }

    private static List<Gid> ids(TrueProduct product) {
        return product.pictures().stream().map(TruePicture::id).toList();
    }

    private static List<Digest> digests(TrueProduct product) {
        return product.pictures().stream().map(TruePicture::digest).toList();
    }
}
