package dev.packshot.connector.shopify;

import static dev.packshot.connector.shopify.WriteBench.digest;
import static dev.packshot.connector.shopify.WriteBench.keep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.Gallery;
import dev.packshot.catalog.MediaType;
import dev.packshot.catalog.PixelSize;
import dev.packshot.catalog.ProductImage;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.GalleryChange;
import dev.packshot.connector.GalleryChange.Keep;
import dev.packshot.connector.GalleryChange.Place;
import dev.packshot.connector.GalleryChange.Put;
import dev.packshot.connector.PictureFile;
import dev.packshot.connector.Receipt;
import dev.packshot.connector.shopify.graphql.Operation;
import dev.packshot.sandbox.shopify.shop.Gid;
import dev.packshot.sandbox.shopify.shop.NewPicture;
import dev.packshot.sandbox.shopify.shop.TruePicture;
import dev.packshot.sandbox.shopify.shop.TrueProduct;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a write makes of a gallery when nothing comes between. */
class GalleryWriteTest {
    private final WriteBench bench = new WriteBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void a_set_of_six_is_replaced_in_place_and_keeps_ids_order_and_links() {
        Gid product = bench.product(
                List.of("red", "blue"),
                IntStream.range(0, 6)
                        .mapToObj(i -> bench.seller("jpg", i, i == 2 ? new String[] {"red"} : new String[0]))
                        .toArray(NewPicture[]::new));
        Gallery base = bench.read(product);
        TrueProduct before = bench.shop.gallery(product);

        Receipt receipt = bench.writer.write(allReplaced(product, base, "jpg", 100));

        assertThat(receipt).isInstanceOf(Receipt.Applied.class);
        TrueProduct after = bench.shop.gallery(product);
        assertThat(ids(after)).isEqualTo(ids(before));
        assertThat(after.pictures()).extracting(TruePicture::variants).isEqualTo(links(before));
        assertThat(bench.shown(product))
                .isEqualTo(IntStream.range(100, 106)
                        .mapToObj(i -> digest("jpg", i))
                        .toList());
        assertThat(bench.shop.effects().created()).isZero();
        assertThat(bench.shop.effects().replaced()).isEqualTo(6);
    }

    @Test
    void a_set_of_six_costs_few_calls_and_about_a_hundred_points() {
        Gid product = bench.product(
                List.of("red", "blue"),
                IntStream.range(0, 6).mapToObj(i -> bench.seller("jpg", i)).toArray(NewPicture[]::new));
        Gallery base = bench.read(product);
        List<Place> places = new ArrayList<>();
        for (ProductImage image : base.images()) {
            places.add(bench.put(
                    product,
                    places.size(),
                    WriteBench.image("jpg", 100 + places.size()),
                    image.altText(),
                    image.variants(),
                    Optional.of(image.id())));
        }
        GalleryChange change = bench.change(product, base, places.toArray(Place[]::new));
        bench.tap.restart();
        long reserved = bench.reserved();
        long used = bench.used();

        bench.writer.write(change);

        assertThat(bench.asked)
                .containsExactly(
                        Operation.GALLERY_NOW,
                        Operation.STAGED_UPLOADS,
                        Operation.GALLERY_NOW,
                        Operation.FILE_UPDATE,
                        Operation.FILE_STATES,
                        Operation.FILE_STATES,
                        Operation.FILE_STATES,
                        Operation.GALLERY_NOW);
        assertThat(bench.used() - used).as("points used").isBetween(60L, 100L);
        assertThat(bench.reserved() - reserved).as("points reserved").isLessThan(200);
        assertThat(bench.writer.plan(change).units()).hasEntrySatisfying("points", units -> assertThat(units)
                .isBetween(bench.reserved() - reserved - 10, 2 * (bench.reserved() - reserved)));
    }

    @Test
    void what_is_reserved_is_never_less_than_what_shopify_asks_for() {
        Gid product = bench.product(
                List.of("red", "blue"), bench.seller("jpg", 1, "red"), bench.seller("jpg", 2), bench.seller("jpg", 3));
        Gallery base = bench.read(product);
        long reserved = bench.reserved();
        long used = bench.used();

        bench.writer.write(bench.change(
                product,
                base,
                bench.put(product, 0, "jpg", 9, Set.of()),
                keep(base.images().get(2)),
                bench.replacing(product, 2, "png", 7, base.images().get(0))));

        assertThat(bench.used() - used).isLessThanOrEqualTo(bench.reserved() - reserved);
    }

    @Test
    void a_picture_of_another_format_takes_place_and_variants_and_the_old_one_stays_in_files() {
        Gid product = bench.product(
                List.of("red", "blue"),
                bench.seller("jpg", 1, "red"),
                bench.seller("jpg", 2, "blue"),
                bench.seller("jpg", 3));
        Gallery base = bench.read(product);
        ProductImage first = base.images().getFirst();

        Receipt receipt = bench.writer.write(bench.change(
                product,
                base,
                bench.replacing(product, 0, "png", 10, first),
                keep(base.images().get(1)),
                keep(base.images().get(2))));

        assertThat(receipt).isInstanceOf(Receipt.Applied.class);
        TrueProduct after = bench.shop.gallery(product);
        assertThat(bench.shown(product)).containsExactly(digest("png", 10), digest("jpg", 2), digest("jpg", 3));
        assertThat(after.pictures()).extracting(each -> each.skus().size()).containsExactly(1, 1, 0);
        assertThat(after.pictures().getFirst().altText()).isEqualTo("Made 10");
        assertThat(bench.shop.effects().deleted()).isZero();
        assertThat(bench.shop.effects().created()).isOne();
        expectNeverBare(product);
    }

    @Test
    void at_every_instant_the_gallery_has_its_main_picture() {
        Gid product = bench.product(List.of("red"), bench.seller("jpg", 1, "red"));
        Gallery base = bench.read(product);

        bench.writer.write(bench.change(
                product,
                base,
                bench.replacing(product, 0, "png", 10, base.images().getFirst())));

        assertThat(bench.shown(product)).containsExactly(digest("png", 10));
        expectNeverBare(product);
    }

    @Test
    void originals_come_back_exactly_also_after_the_format_changed() {
        Gid product = bench.product(
                List.of("red", "blue"),
                bench.seller("jpg", 1, "red"),
                bench.seller("png", 2, "blue"),
                bench.seller("gif", 3));
        Gallery base = bench.read(product);
        TrueProduct originals = bench.shop.gallery(product);
        bench.writer.write(bench.change(
                product,
                base,
                bench.replacing(product, 0, "png", 10, base.images().get(0)),
                bench.replacing(product, 1, "jpg", 11, base.images().get(1)),
                bench.replacing(product, 2, "jpg", 12, base.images().get(2)),
                bench.put(product, 3, "jpg", 13, Set.of())));
        Gallery published = bench.read(product);

        bench.writer.write(restoring(product, base, originals, published));

        TrueProduct restored = bench.shop.gallery(product);
        assertThat(restored.pictures()).extracting(TruePicture::digest).isEqualTo(digests(originals));
        assertThat(restored.pictures()).extracting(TruePicture::altText).isEqualTo(altTexts(originals));
        assertThat(restored.pictures()).extracting(TruePicture::variants).isEqualTo(links(originals));
        assertThat(bench.shop.effects().deleted()).isZero();
        expectNeverBare(product);
    }

    @Test
    void what_was_made_before_is_attached_again_and_not_sent_again() {
        Gid product = bench.product(List.of("red"), bench.seller("jpg", 1, "red"));
        Gallery base = bench.read(product);
        TrueProduct originals = bench.shop.gallery(product);
        Put made = bench.put(product, 1, "jpg", 10, Set.of());
        bench.writer.write(bench.change(product, base, keep(base.images().getFirst()), made));
        bench.writer.write(restoring(product, base, originals, bench.read(product)));
        Gallery again = bench.read(product);
        var effects = bench.shop.effects();

        bench.writer.write(bench.change(product, again, keep(again.images().getFirst()), made));

        assertThat(bench.shown(product)).containsExactly(digest("jpg", 1), digest("jpg", 10));
        assertThat(bench.shop.effects().created()).isEqualTo(effects.created());
        assertThat(bench.shop.effects().uploads()).isEqualTo(effects.uploads());
    }

    @Test
    void texts_links_and_order_change_without_an_upload() {
        Gid product = bench.product(
                List.of("red", "blue"), bench.seller("jpg", 1, "red"), bench.seller("jpg", 2), bench.seller("jpg", 3));
        Gallery base = bench.read(product);
        Set<String> red = base.images().get(0).variants();

        bench.writer.write(bench.change(
                product,
                base,
                new Keep(base.images().get(2).id(), "Now the first", red),
                new Keep(base.images().get(0).id(), base.images().get(0).altText(), Set.of())));

        TrueProduct after = bench.shop.gallery(product);
        assertThat(bench.shown(product)).containsExactly(digest("jpg", 3), digest("jpg", 1));
        assertThat(after.pictures()).extracting(each -> each.skus().size()).containsExactly(1, 0);
        assertThat(after.pictures().getFirst().altText()).isEqualTo("Now the first");
        assertThat(bench.shop.effects().uploads()).isZero();
    }

    @Test
    void a_change_made_again_sends_nothing() {
        Gid product = bench.product(List.of("red"), bench.seller("jpg", 1, "red"), bench.seller("jpg", 2));
        Gallery base = bench.read(product);
        GalleryChange change = bench.change(
                product,
                base,
                bench.replacing(product, 0, "png", 10, base.images().get(0)),
                bench.replacing(product, 1, "jpg", 11, base.images().get(1)));
        bench.writer.write(change);
        var effects = bench.shop.effects();

        Receipt again = bench.writer.write(change);

        assertThat(again).isInstanceOf(Receipt.Applied.class);
        assertThat(bench.shop.effects()).isEqualTo(effects);
    }

    @Test
    void a_product_of_250_pictures_is_replaced_whole() {
        Gid product = bench.product(
                List.of("red"),
                IntStream.range(0, WriteBench.MOST)
                        .mapToObj(i -> bench.seller("jpg", i))
                        .toArray(NewPicture[]::new));
        Gallery base = bench.read(product);
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < base.images().size(); i++) {
            places.add(bench.put(product, i, i % 5 == 0 ? "png" : "jpg", 1000 + i, Set.of()));
        }

        bench.writer.write(bench.change(product, base, places.toArray(Place[]::new)));

        assertThat(bench.shown(product))
                .isEqualTo(IntStream.range(0, WriteBench.MOST)
                        .mapToObj(i -> digest(i % 5 == 0 ? "png" : "jpg", 1000 + i))
                        .toList());
        expectNeverBare(product);
    }

    @Test
    void a_picture_that_two_products_share_changes_at_both_and_comes_back_at_both() {
        Gid product = bench.product(List.of("red"), bench.seller("jpg", 1));
        Gid other = bench.product(List.of("green"), bench.seller("jpg", 2));
        Gallery base = bench.read(product);
        TrueProduct originals = bench.shop.gallery(product);
        bench.tap.ask(
                Operation.FILE_UPDATE,
                1,
                Map.of(
                        "files",
                        List.of(Map.of(
                                "id",
                                base.images().getFirst().id().id(),
                                "referencesToAdd",
                                List.of(other.toString())))));
        bench.writer.write(allReplaced(product, base, "jpg", 10));
        List<Digest> shared = bench.shown(other);

        bench.writer.write(restoring(product, base, originals, bench.read(product)));

        assertThat(shared).containsExactly(digest("jpg", 2), digest("jpg", 10));
        assertThat(bench.shown(other)).containsExactly(digest("jpg", 2), digest("jpg", 1));
    }

    @Test
    void what_shopify_never_takes_is_rejected_before_any_call() {
        Gid product = bench.product(List.of("red", "blue"), bench.seller("jpg", 1, "red"));
        Gallery base = bench.read(product);
        Set<String> red = base.images().getFirst().variants();
        bench.tap.restart();

        for (GalleryChange change : List.of(
                bench.change(product, base, new Keep(base.images().getFirst().id(), "a".repeat(513), red)),
                bench.change(product, base, keep(base.images().getFirst()), bench.put(product, 1, "jpg", 2, red)),
                bench.change(
                        product,
                        base,
                        IntStream.rangeClosed(0, WriteBench.MOST)
                                .mapToObj(i -> bench.put(product, i, "jpg", i, Set.of()))
                                .toArray(Place[]::new)),
                bench.change(product, base, odd(product, 20_971_521, 10)),
                bench.change(product, base, odd(product, 100, 5001)))) {
            assertThatThrownBy(() -> bench.writer.plan(change)).isInstanceOf(ConnectorException.Rejected.class);
            assertThatThrownBy(() -> bench.writer.write(change)).isInstanceOf(ConnectorException.Rejected.class);
        }

        assertThat(bench.tap.calls()).isZero();
    }

    private Put odd(Gid product, long length, int side) {
        var file = new PictureFile() {
            @Override
            public Digest digest() {
                return Digest.of("odd");
            }

            @Override
            public MediaType type() {
                return MediaType.JPEG;
            }

            @Override
            public PixelSize size() {
                return PixelSize.square(side);
            }

            @Override
            public long length() {
                return length;
            }

            @Override
            public InputStream open() {
                throw new AssertionError("Nothing is read of what isn't sent");
            }

            @Override
            public URI link() {
                throw new AssertionError("Shopify is sent bytes, not links");
            }
        };
        Put like = bench.put(product, 0, "jpg", 1, Set.of());
        return new Put(like.key(), file, "", Set.of(), Optional.empty());
    }

    private GalleryChange allReplaced(Gid product, Gallery base, String format, int first) {
        List<Place> places = new ArrayList<>();
        base.images()
                .forEach(image ->
                        places.add(bench.replacing(product, places.size(), format, first + places.size(), image)));
        return bench.change(product, base, places.toArray(Place[]::new));
    }

    /** The original pictures, each in place of what stands there now. */
    private GalleryChange restoring(Gid product, Gallery base, TrueProduct originals, Gallery published) {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < originals.pictures().size(); i++) {
            ProductImage image = base.images().get(i);
            places.add(bench.put(
                    product,
                    i,
                    originals.pictures().get(i).bytes(),
                    image.altText(),
                    image.variants(),
                    Optional.of(published.images().get(i).id())));
        }
        return bench.change(product, published, places.toArray(Place[]::new));
    }

    private void expectNeverBare(Gid product) {
        assertThat(bench.shop.history(product)).isNotEmpty().allSatisfy(state -> assertThat(state.pictures())
                .isNotEmpty());
    }

    private static List<Gid> ids(TrueProduct product) {
        return product.pictures().stream().map(TruePicture::id).toList();
    }

    private static List<Set<Gid>> links(TrueProduct product) {
        return product.pictures().stream().map(TruePicture::variants).toList();
    }

    private static List<String> altTexts(TrueProduct product) {
        return product.pictures().stream().map(TruePicture::altText).toList();
    }

    private static List<Digest> digests(TrueProduct product) {
        return product.pictures().stream().map(TruePicture::digest).toList();
    }
}
