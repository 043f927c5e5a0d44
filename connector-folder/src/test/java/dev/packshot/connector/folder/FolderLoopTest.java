package dev.packshot.connector.folder;

import static dev.packshot.connector.folder.Root.SHOE;
import static dev.packshot.connector.folder.Root.contents;
import static dev.packshot.connector.folder.Root.cutOut;
import static dev.packshot.connector.folder.Root.keep;
import static dev.packshot.connector.folder.Root.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.catalog.Gallery;
import dev.packshot.catalog.GalleryDiff;
import dev.packshot.catalog.ImageId;
import dev.packshot.catalog.Listing;
import dev.packshot.catalog.ProductImage;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.GalleryChange;
import dev.packshot.connector.Receipt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a listing is while its pictures are made, published, and edited by people. */
class FolderLoopTest {
    private static final ImageId A = new ImageId("inbox/SHOE/a.jpg");

    @TempDir
    Path folder;

    private Root root;

    @BeforeEach
    void shoe() throws IOException {
        root = new Root(folder).withShoe();
    }

    @Test
    void before_anything_is_published_the_gallery_is_the_originals() {
        Listing listing = root.read(SHOE);

        assertThat(listing.sku().value()).isEqualTo("SHOE");
        assertThat(listing.gallery().images().stream().map(image -> image.id().id()))
                .containsExactly("inbox/SHOE/a.jpg", "inbox/SHOE/b.jpg", "inbox/SHOE/c.jpg");
        assertThat(contents(listing)).containsExactly("front", "side", "sole");
    }

    @Test
    void after_a_publication_nothing_is_left_to_do() {
        Gallery published = publish();

        assertThat(root.read(SHOE).gallery()).isEqualTo(published);
        assertThat(published.images().stream().map(image -> image.marker().isPresent()))
                .containsExactly(true, true, false, false);
    }

    @Test
    void the_pictures_are_named_after_sku_and_place() throws IOException {
        publish();

        assertThat(root.shelf(SHOE).stream().map(name -> name.substring(0, 9)))
                .containsExactly("SHOE_1_ps", "SHOE_2_ps", "SHOE_3_pk", "SHOE_4_pk");
    }

    @Test
    void what_was_published_keeps_its_revision_as_far_as_it_was_kept() {
        Gallery base = root.read(SHOE).gallery();

        GalleryDiff diff = publish().since(base);

        assertThat(diff.replaced()).containsExactly(A);
        assertThat(diff.added()).hasSize(1);
        assertThat(diff.removed()).isEmpty();
        assertThat(diff.reordered()).isFalse();
    }

    @Test
    void originals_are_never_touched() throws IOException {
        Listing base = root.read(SHOE);

        root.session().writer().write(new GalleryChange(SHOE, base.gallery(), List.of(put(base, 0, "only", null))));

        assertThat(Files.readString(root.path("inbox/SHOE/a.jpg"))).isEqualTo("front");
        assertThat(Files.list(root.path("inbox/SHOE"))).hasSize(3);
    }

    @Test
    void an_original_that_left_the_listing_stays_off_it() {
        Listing base = root.read(SHOE);

        root.session().writer().write(new GalleryChange(SHOE, base.gallery(), List.of(put(base, 0, "only", null))));

        assertThat(contents(root.read(SHOE))).containsExactly("only");
    }

    @Test
    void a_new_original_is_appended() throws IOException {
        publish();

        root.drop("inbox/SHOE/d.jpg", "box");

        assertThat(contents(root.read(SHOE)))
                .containsExactly("cut out " + originalRevision(), "a further view", "side", "sole", "box");
    }

    @Test
    void a_new_photograph_under_the_same_name_takes_the_place_of_what_was_made_of_the_old_one() throws IOException {
        Gallery published = publish();

        root.drop("inbox/SHOE/a.jpg", "front, sharper");

        Listing listing = root.read(SHOE);
        assertThat(listing.gallery().since(published).replaced()).containsExactly(A);
        assertThat(listing.gallery().main().orElseThrow().marker()).isEmpty();
        assertThat(contents(listing)).first().isEqualTo("front, sharper");
    }

    @Test
    void and_once_that_is_made_and_published_nothing_is_left_to_do_again() throws IOException {
        publish();
        root.drop("inbox/SHOE/a.jpg", "front, sharper");
        Listing base = root.read(SHOE);
        List<ProductImage> images = base.gallery().images();

        Gallery published = gallery(root.session()
                .writer()
                .write(new GalleryChange(
                        SHOE,
                        base.gallery(),
                        List.of(
                                put(base, 0, "cut out, sharper", images.get(0)),
                                keep(images.get(1)),
                                keep(images.get(2)),
                                keep(images.get(3))))));

        assertThat(root.read(SHOE).gallery()).isEqualTo(published);
        assertThat(published.main().orElseThrow().id()).isEqualTo(A);
        assertThat(root.shelf(SHOE)).hasSize(4);
    }

    @Test
    void a_picture_that_somebody_writes_into_is_no_longer_ours() throws IOException {
        Gallery published = publish();

        root.drop("shelf/etsy/SHOE/" + root.shelf(SHOE).getFirst(), "retouched");

        Listing listing = root.read(SHOE);
        assertThat(listing.gallery().since(published).replaced()).containsExactly(A);
        assertThat(listing.gallery().main().orElseThrow().marker()).isEmpty();
        assertThat(contents(listing)).first().isEqualTo("retouched");
    }

    @Test
    void the_same_bytes_with_another_time_are_no_edit() throws IOException {
        Gallery published = publish();

        for (String name : root.shelf(SHOE)) {
            Files.setLastModifiedTime(root.path("shelf/etsy/SHOE/" + name), FileTime.from(Instant.EPOCH));
        }

        assertThat(root.read(SHOE).gallery()).isEqualTo(published);
    }

    @Test
    void a_file_that_is_put_there_or_removed_by_hand_shows() throws IOException {
        Gallery published = publish();

        root.drop("shelf/etsy/SHOE/from the photographer.jpg", "on a model");
        Files.delete(root.path("shelf/etsy/SHOE/" + root.shelf(SHOE).get(1)));

        GalleryDiff diff = root.read(SHOE).gallery().since(published);
        assertThat(diff.added()).containsExactly(new ImageId("shelf/from the photographer.jpg"));
        assertThat(diff.removed()).hasSize(1);
    }

    @Test
    void order_and_alt_texts_in_gallery_json_can_be_edited() throws IOException {
        Gallery published = publish();
        Path json = root.path("shelf/etsy/SHOE/gallery.json");

        Files.writeString(json, Files.readString(json).replace("What is seen on 1", "The heel, from behind"));

        assertThat(root.read(SHOE).gallery().since(published).described())
                .containsExactly(published.images().get(1).id());
    }

    @Test
    void a_spoilt_gallery_json_is_told_and_the_names_are_gone_by() throws IOException {
        publish();

        Files.writeString(root.path("shelf/etsy/SHOE/gallery.json"), "{\"pictures\": [");

        Listing listing = root.read(SHOE);
        assertThat(listing.issues()).hasSize(1);
        assertThat(contents(listing))
                .containsExactly("cut out " + originalRevision(), "a further view", "side", "sole");
        assertThat(listing.gallery().images().stream()
                        .map(image -> image.marker().isPresent()))
                .containsExactly(true, true, false, false);
    }

    @Test
    void what_a_person_put_there_is_moved_aside_when_it_leaves_the_listing() throws IOException {
        publish();
        root.drop("shelf/etsy/SHOE/mine.jpg", "on a model");
        Listing base = root.read(SHOE);

        root.session()
                .writer()
                .write(new GalleryChange(
                        SHOE, base.gallery(), List.of(keep(base.gallery().main().orElseThrow()))));

        assertThat(root.shelf(SHOE)).hasSize(1);
        assertThat(root.path("shelf/etsy/SHOE/taken-off/mine (1).jpg")).hasContent("on a model");
    }

    @Test
    void a_person_can_put_back_what_was_moved_aside() throws IOException {
        publish();
        root.drop("shelf/etsy/SHOE/mine.jpg", "on a model");
        Listing base = root.read(SHOE);
        root.session()
                .writer()
                .write(new GalleryChange(
                        SHOE, base.gallery(), List.of(keep(base.gallery().main().orElseThrow()))));

        Files.move(root.path("shelf/etsy/SHOE/taken-off/mine (1).jpg"), root.path("shelf/etsy/SHOE/mine (1).jpg"));

        assertThat(contents(root.read(SHOE))).last().isEqualTo("on a model");
    }

    @Test
    void a_persons_file_keeps_its_name_when_it_stays() throws IOException {
        publish();
        root.drop("shelf/etsy/SHOE/mine.jpg", "on a model");
        Listing base = root.read(SHOE);
        List<ProductImage> images = base.gallery().images();

        Gallery published = gallery(root.session()
                .writer()
                .write(new GalleryChange(SHOE, base.gallery(), List.of(keep(images.getLast()), keep(images.get(0))))));

        assertThat(root.shelf(SHOE)).hasSize(2).contains("mine.jpg");
        assertThat(contents(root.read(SHOE))).first().isEqualTo("on a model");
        assertThat(root.read(SHOE).gallery()).isEqualTo(published);
    }

    @Test
    void an_edit_since_the_base_is_a_conflict_and_nothing_is_written() throws IOException {
        Listing base = root.read(SHOE);
        root.drop("inbox/SHOE/d.jpg", "box");

        assertThatThrownBy(() -> root.session().writer().write(cutOut(base)))
                .isInstanceOf(ConnectorException.Conflict.class);

        assertThat(root.shelf(SHOE)).isEmpty();
        assertThat(contents(root.read(SHOE))).containsExactly("front", "side", "sole", "box");
    }

    @Test
    void a_restore_brings_back_bytes_order_and_alt_texts() {
        List<String> originals = contents(root.read(SHOE));
        publish();
        Listing base = root.read(SHOE);

        root.session()
                .writer()
                .write(new GalleryChange(
                        SHOE,
                        base.gallery(),
                        Stream.of("front", "side", "sole")
                                .map(content -> (GalleryChange.Place) put(base, 0, content, null))
                                .toList()));

        assertThat(contents(root.read(SHOE))).isEqualTo(originals);
    }

    @Test
    void places_can_be_swapped_back_and_forth() throws IOException {
        publish();
        for (int i = 0; i < 3; i++) {
            Listing base = root.read(SHOE);
            List<String> before = contents(base);
            List<ProductImage> images = base.gallery().images();

            root.session()
                    .writer()
                    .write(new GalleryChange(
                            SHOE,
                            base.gallery(),
                            images.reversed().stream()
                                    .map(Root::keep)
                                    .map(GalleryChange.Place.class::cast)
                                    .toList()));

            assertThat(contents(root.read(SHOE))).isEqualTo(before.reversed());
            assertThat(root.shelf(SHOE).stream().map(name -> name.charAt(5))).containsExactly('1', '2', '3', '4');
        }
    }

    @Test
    void an_alt_text_that_the_manifest_says_anew_is_told() throws IOException {
        root.drop("inbox/products.csv", "sku,image,alt\nSHOE,SHOE/a.jpg,Front\nSHOE,SHOE/b.jpg,Side\n");
        Listing base = root.read(SHOE);
        root.session()
                .writer()
                .write(new GalleryChange(
                        SHOE,
                        base.gallery(),
                        base.gallery().images().stream()
                                .map(Root::keep)
                                .map(GalleryChange.Place.class::cast)
                                .toList()));

        root.drop("inbox/products.csv", "sku,image,alt\nSHOE,SHOE/a.jpg,Front\nSHOE,SHOE/b.jpg,\"Side, left\"\n");

        assertThat(root.read(SHOE).gallery().images().stream().map(ProductImage::altText))
                .containsExactly("Front", "Side, left");
    }

    @Test
    void what_people_add_to_gallery_json_stays_there() throws IOException {
        publish();
        Path json = root.path("shelf/etsy/SHOE/gallery.json");
        Files.writeString(
                json, Files.readString(json).replace("\"version\"", "\"photographer\" : \"Ada\", \"version\""));
        Listing base = root.read(SHOE);

        root.session()
                .writer()
                .write(new GalleryChange(
                        SHOE, base.gallery(), List.of(keep(base.gallery().main().orElseThrow()))));

        assertThat(Files.readString(json)).contains("\"photographer\" : \"Ada\"");
    }

    @Test
    void a_shelf_can_be_copied_to_another_disk() throws IOException {
        Gallery published = publish();
        Path shelf = root.path("shelf/etsy/SHOE");
        for (String name : root.shelf(SHOE)) {
            Path copy = shelf.resolve(".copy");
            Files.copy(shelf.resolve(name), copy);
            Files.move(copy, shelf.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }

        assertThat(root.read(SHOE).gallery()).isEqualTo(published);
    }

    private String originalRevision() throws IOException {
        Path file = root.path("inbox/SHOE/a.jpg");
        Instant modified = Files.getLastModifiedTime(file).toInstant();
        return "%d-%d.%09d".formatted(Files.size(file), modified.getEpochSecond(), modified.getNano());
    }

    private Gallery publish() {
        return gallery(root.session().writer().write(cutOut(root.read(SHOE))));
    }

    private static Gallery gallery(Receipt receipt) {
        return ((Receipt.Applied) receipt).gallery();
    }
}
