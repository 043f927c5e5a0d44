package dev.packshot.connector.shopify.gallery;

import static dev.packshot.connector.shopify.gallery.Galleries.change;
import static dev.packshot.connector.shopify.gallery.Galleries.keep;
import static dev.packshot.connector.shopify.gallery.Galleries.picture;
import static dev.packshot.connector.shopify.gallery.Galleries.present;
import static dev.packshot.connector.shopify.gallery.Galleries.put;
import static dev.packshot.connector.shopify.gallery.Galleries.replacing;
import static dev.packshot.connector.shopify.gallery.Galleries.video;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.catalog.MediaType;
import dev.packshot.connector.GalleryChange;
import dev.packshot.connector.GalleryChange.Put;
import dev.packshot.connector.shopify.gallery.Medium.Picture;
import dev.packshot.connector.shopify.gallery.Medium.State;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StandingTest {
    private static final Picture A = picture("a");
    private static final Picture B = picture("b", "red");
    private static final Picture C = picture("c");
    private static final Put NEW_FOR_A = replacing(A, 0, "x", MediaType.JPEG);
    private static final Put ADDED = put(3, "y");
    private static final GalleryChange CHANGE = change(present(A, B, C), NEW_FOR_A, keep(B), ADDED);

    @Test
    void the_gallery_that_was_read_is_the_base_wherever_its_videos_stand() {
        assertThat(Standing.of(CHANGE, present(video("v"), A, B, C))).isEqualTo(Standing.BASE);
    }

    @Test
    void a_picture_whose_bytes_are_being_replaced_is_on_the_way() {
        var replacing =
                new Picture(image(A, "u2026", "Alt of x"), State.REPLACING, "", OptionalLong.empty(), List.of());

        assertThat(Standing.of(CHANGE, present(replacing, B, C))).isEqualTo(Standing.BETWEEN);
    }

    @Test
    void a_picture_of_ours_that_holds_other_bytes_was_edited() {
        Picture ours = GalleryPlanTest.marked("a", NEW_FOR_A, State.READY);
        var repainted = new Picture(ours.image(), State.READY, "jpg", OptionalLong.of(77_777), List.of());

        assertThat(Standing.of(CHANGE, present(ours, B, C))).isEqualTo(Standing.BETWEEN);
        assertThat(Standing.of(CHANGE, present(repainted, B, C))).isEqualTo(Standing.FOREIGN);
    }

    static Stream<PresentGallery> edits() {
        Picture added = GalleryPlanTest.marked("n", ADDED, State.READY);
        return Stream.of(
                present(C, B, A),
                present(A, B),
                present(A, C),
                present(A, B, C, picture("d")),
                present(A, B, new Picture(image(C, "v2 of c", "Alt of c"), State.READY, "jpg", C.bytes(), List.of())),
                present(A, new Picture(image(B, "v1 of b", "Edited"), State.READY, "jpg", B.bytes(), List.of()), C),
                present(A, picture("b"), C),
                present(A, picture("b", "red", "blue"), C),
                present(A, B, picture("c", "blue")),
                // Added and already sorted in, but nobody asked for this order.
                present(added, C, B, A),
                present(added, A, B, C));
    }

    @ParameterizedTest
    @MethodSource("edits")
    void whatever_is_neither_as_it_was_nor_as_it_is_wanted_is_the_merchants_edit(PresentGallery edited) {
        assertThat(Standing.of(CHANGE, edited)).isEqualTo(Standing.FOREIGN);
    }

    @Test
    void an_edit_after_all_was_done_is_seen() {
        Picture x = GalleryPlanTest.marked("a", NEW_FOR_A, State.READY);
        Picture y = GalleryPlanTest.marked("n", ADDED, State.READY);

        assertThat(Standing.of(CHANGE, present(x, B, y))).isEqualTo(Standing.DONE);
        assertThat(Standing.of(CHANGE, present(x, B, y, picture("d")))).isEqualTo(Standing.FOREIGN);
        assertThat(Standing.of(CHANGE, present(y, B, x))).isEqualTo(Standing.FOREIGN);
    }

    private static dev.packshot.catalog.ProductImage image(Picture of, String revision, String alt) {
        var image = of.image();
        return new dev.packshot.catalog.ProductImage(
                image.id(),
                image.marker(),
                image.created(),
                revision,
                image.address(),
                alt,
                image.size(),
                Set.copyOf(image.variants()));
    }
}
