package dev.packshot.connector.shopify.gallery;

import static dev.packshot.connector.shopify.gallery.Galleries.change;
import static dev.packshot.connector.shopify.gallery.Galleries.keep;
import static dev.packshot.connector.shopify.gallery.Galleries.picture;
import static dev.packshot.connector.shopify.gallery.Galleries.present;
import static dev.packshot.connector.shopify.gallery.Galleries.put;
import static dev.packshot.connector.shopify.gallery.Galleries.replacing;
import static dev.packshot.connector.shopify.gallery.Galleries.video;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.catalog.MediaType;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.GalleryChange;
import dev.packshot.connector.GalleryChange.Keep;
import dev.packshot.connector.GalleryChange.Place;
import dev.packshot.connector.GalleryChange.Put;
import dev.packshot.connector.shopify.gallery.Medium.Picture;
import dev.packshot.connector.shopify.gallery.Medium.State;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GalleryPlanTest {
    private static final int MOST_STEPS = 20;

    @Test
    void pictures_of_the_same_format_are_replaced_in_place_by_one_step() {
        Picture a = picture("a");
        Picture b = picture("b", "red");
        var change = change(present(a, b), replacing(a, 0, "x", MediaType.JPEG), replacing(b, 1, "y", MediaType.JPEG));

        List<Step> steps = Rehearsal.of(change);

        assertThat(steps).hasSize(1).first().isInstanceOfSatisfying(Step.Update.class, update -> assertThat(
                        update.replacements())
                .hasSize(2));
    }

    @Test
    void a_picture_of_another_format_is_made_attached_placed_and_linked_before_the_old_one_leaves() {
        Picture a = picture("a", "red");
        Picture b = picture("b");
        var change = change(present(a, b), replacing(a, 0, "x", MediaType.PNG), keep(b));

        List<Step> steps = Rehearsal.of(change);

        assertThat(steps.stream().map(Object::getClass).toList())
                .isEqualTo(List.of(
                        Step.Create.class,
                        Step.Update.class,
                        Step.Reorder.class,
                        Step.Relink.class,
                        Step.Detach.class));
    }

    @Test
    void a_jpeg_keeps_its_place_whatever_way_its_extension_is_spelt() {
        Picture a = picture("a", "JPEG", "", Set.of());

        List<Step> steps = Rehearsal.of(change(present(a), replacing(a, 0, "x", MediaType.JPEG)));

        assertThat(steps).hasSize(1).first().isInstanceOf(Step.Update.class);
    }

    @Test
    void a_picture_that_is_in_the_shops_files_already_is_attached_and_not_sent() {
        Picture a = picture("a");
        Put put = replacing(a, 0, "x", MediaType.JPEG);
        Picture file = marked("f", put, State.READY);

        GalleryPlan plan = GalleryPlan.of(
                change(present(a), put), present(a), Map.of(put.key().marker(), List.of(file)));

        assertThat(plan.unsent()).isEmpty();
        assertThat(plan.steps()).first().isInstanceOfSatisfying(Step.Update.class, update -> {
            assertThat(update.rows()).hasSize(1).allMatch(Step.Row::attach);
            assertThat(update.replacements()).isEmpty();
        });
    }

    @Test
    void a_broken_file_of_the_same_name_is_not_used() {
        Put put = put(1, "x");
        Picture a = picture("a");

        GalleryPlan plan = GalleryPlan.of(
                change(present(a), keep(a), put),
                present(a),
                Map.of(put.key().marker(), List.of(marked("f", put, State.FAILED))));

        assertThat(plan.steps()).containsExactly(new Step.Create(List.of(new Step.NewFile(put, true))));
    }

    @Test
    void nothing_is_sent_to_a_file_that_is_still_processed() {
        Picture a = picture("a");
        Put put = replacing(a, 0, "x", MediaType.JPEG);
        var base = present(a);
        var pending = new Picture(a.image(), State.REPLACING, "", OptionalLong.empty(), List.of());

        GalleryPlan plan = GalleryPlan.of(change(base, put), present(pending), Map.of());

        assertThat(plan.steps()).containsExactly(new Step.Await(List.of("a")));
    }

    @Test
    void a_replacement_that_was_not_taken_is_given_up_first() {
        Picture a = picture("a");
        Put put = replacing(a, 0, "x", MediaType.JPEG);
        var failed = new Picture(a.image(), State.FAILED, "jpg", OptionalLong.empty(), List.of());

        GalleryPlan plan = GalleryPlan.of(change(present(a), put), present(failed), Map.of());

        assertThat(plan.steps()).startsWith(new Step.Acknowledge(List.of("a")));
    }

    @Test
    void videos_stay_behind_as_many_pictures_as_before() {
        Picture a = picture("a");
        Picture b = picture("b");
        var base = present(a, video("v"), b, video("w"));
        var change = change(base, put(0, "x"), keep(b), keep(a));

        Rehearsal end = rehearse(new Rehearsal(base, Map.of()), change);

        assertThat(end.present().order().stream().map(id -> id.startsWith("new") ? "x" : id))
                .containsExactly("x", "v", "b", "w", "a");
    }

    @Test
    void a_full_product_is_changed_without_ever_being_bare() {
        Medium[] media = IntStream.range(0, PresentGallery.MOST)
                .mapToObj(i -> picture("p" + i, i == 3 ? new String[] {"red"} : new String[0]))
                .toArray(Medium[]::new);
        Place[] places = IntStream.range(0, PresentGallery.MOST)
                .mapToObj(i -> put(i, "new " + i, i == 7 ? new String[] {"red"} : new String[0]))
                .toArray(Place[]::new);

        Rehearsal end = rehearse(new Rehearsal(present(media), Map.of()), change(present(media), places));

        assertThat(end.present().media()).hasSize(PresentGallery.MOST);
    }

    @Test
    void more_pictures_than_videos_leave_room_for_are_rejected() {
        Medium[] media = IntStream.range(0, PresentGallery.MOST)
                .mapToObj(i -> i == 0 ? picture("p") : (Medium) video("v" + i))
                .toArray(Medium[]::new);
        GalleryPlan plan =
                GalleryPlan.of(change(present(media), keep(picture("p")), put(1, "x")), present(media), Map.of());

        assertThatThrownBy(plan::steps).isInstanceOf(ConnectorException.Rejected.class);
    }

    @Test
    void a_variant_shows_one_picture_unless_it_showed_more_before() {
        Picture a = picture("a", "red");
        Picture b = picture("b", "red");
        GalleryPlan.requirePossible(change(present(a, b), keep(b), keep(a)));

        assertThatThrownBy(() -> GalleryPlan.requirePossible(change(present(a), keep(a), put(1, "x", "red"))))
                .isInstanceOf(ConnectorException.Rejected.class);
    }

    @Test
    void any_wish_is_reached_from_any_gallery_by_recognisable_steps_and_never_through_a_bare_one() {
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            PresentGallery base = anyGallery(random);
            GalleryChange change = anyChange(random, base);

            Rehearsal end = rehearse(new Rehearsal(base, Map.of()), change);

            assertThat(Standing.of(change, end.present())).as("seed %d", seed).isEqualTo(Standing.DONE);
            assertThat(end.present().media().stream().filter(Medium.Other.class::isInstance))
                    .as("videos, seed %d", seed)
                    .containsExactlyElementsOf(base.media().stream()
                            .filter(Medium.Other.class::isInstance)
                            .toList());
        }
    }

    /** Takes each step, and holds every gallery in between against what must never be. */
    private static Rehearsal rehearse(Rehearsal start, GalleryChange change) {
        Rehearsal now = start;
        for (int taken = 0; taken < MOST_STEPS; taken++) {
            assertThat(Standing.of(change, now.present())).isNotEqualTo(Standing.FOREIGN);
            List<Step> steps =
                    GalleryPlan.of(change, now.present(), now.stored()).steps();
            if (steps.isEmpty()) {
                assertThat(Standing.of(change, now.present())).isEqualTo(Standing.DONE);
                return now;
            }
            for (Step step : steps) {
                now = now.after(step);
                assertThat(now.present().pictures()).isNotEmpty().first().matches(main -> main.state() == State.READY);
                assertThat(now.present().media()).hasSizeLessThanOrEqualTo(PresentGallery.MOST);
                assertThat(Standing.of(change, now.present()))
                        .as("after %s", step.getClass().getSimpleName())
                        .isNotEqualTo(Standing.FOREIGN);
            }
        }
        throw new AssertionError("A change takes more than " + MOST_STEPS + " rounds");
    }

    private static PresentGallery anyGallery(Random random) {
        List<Medium> media = new ArrayList<>();
        List<String> variants = new ArrayList<>(List.of("red", "blue", "green", "black"));
        Collections.shuffle(variants, random);
        int pictures = 1 + random.nextInt(6);
        for (int i = 0; i < pictures; i++) {
            Set<String> shown = random.nextBoolean() && !variants.isEmpty() ? Set.of(variants.removeLast()) : Set.of();
            media.add(picture("p" + i, random.nextInt(3) == 0 ? "png" : "jpg", "Alt " + i, shown));
            if (random.nextInt(4) == 0) {
                media.add(random.nextInt(media.size() + 1), video("v" + i));
            }
        }
        return new PresentGallery(media);
    }

    private static GalleryChange anyChange(Random random, PresentGallery base) {
        List<Picture> pictures = new ArrayList<>(base.pictures());
        Collections.shuffle(pictures, random);
        List<String> variants = new ArrayList<>(List.of("red", "blue", "green", "black"));
        Collections.shuffle(variants, random);
        List<Place> places = new ArrayList<>();
        for (Picture each : pictures) {
            String alt = random.nextBoolean() ? each.image().altText() : "Another";
            Set<String> shown = random.nextBoolean() && !variants.isEmpty() ? Set.of(variants.removeLast()) : Set.of();
            switch (random.nextInt(4)) {
                case 0 -> places.add(new Keep(each.image().id(), alt, shown));
                case 1 -> {
                    MediaType type = random.nextBoolean() ? MediaType.JPEG : MediaType.PNG;
                    Put put = replacing(each, places.size(), "n" + places.size(), type);
                    places.add(new Put(put.key(), put.file(), alt, shown, put.replaces()));
                }
                case 2 -> {
                    Put put = put(places.size(), "n" + places.size());
                    places.add(new Put(put.key(), put.file(), alt, shown, Optional.empty()));
                }
                default -> {}
            }
        }
        if (places.isEmpty()) {
            places.add(put(0, "only"));
        }
        return new GalleryChange(Galleries.LISTING, base.gallery(), places);
    }

    static Picture marked(String id, Put put, State state) {
        Picture like = picture(id, "jpg", put.altText(), Set.of());
        var image = like.image();
        return new Picture(
                new dev.packshot.catalog.ProductImage(
                        image.id(),
                        Optional.of(put.key().marker()),
                        image.created(),
                        "sent",
                        image.address(),
                        image.altText(),
                        Optional.of(put.file().size()),
                        image.variants()),
                state,
                "jpg",
                OptionalLong.of(put.file().length()),
                List.of());
    }
}
