package dev.packshot.connector.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.Gallery;
import dev.packshot.catalog.Listing;
import dev.packshot.catalog.ProductImage;
import dev.packshot.catalog.Slot;
import dev.packshot.catalog.Variant;
import dev.packshot.connector.Capability;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.GalleryChange;
import dev.packshot.connector.GalleryChange.Keep;
import dev.packshot.connector.GalleryChange.Put;
import dev.packshot.connector.IdempotencyKey;
import dev.packshot.connector.Session;
import dev.packshot.connector.WritePlan;
import dev.packshot.connector.tck.bench.CountingMeter;
import dev.packshot.connector.tck.bench.TestPicture;
import dev.packshot.connector.tck.bench.Wishes;
import dev.packshot.connector.tck.score.Promise;
import dev.packshot.connector.tck.simulator.Effects;
import dev.packshot.connector.tck.simulator.TrueListing;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** W01 to W11: a gallery becomes what was asked for. */
interface WritePromises extends Promises {
    @Promise(id = "W01", text = "New pictures, replaced ones and kept ones stand in the order that was asked for")
    default void the_gallery_becomes_what_was_asked_for() {
        Session session = bench().session();
        Listing base = session.reader().read(wishes().seeded(3));
        TrueListing before = simulator().truth(base.ref());
        List<ProductImage> images = base.gallery().images();
        GalleryChange change = Wishes.change(
                base,
                List.of(
                        wishes().put(base, 0, wishes().picture()),
                        Wishes.keep(images.get(2)),
                        wishes().put(
                                        base,
                                        2,
                                        wishes().picture(),
                                        Set.of(),
                                        Optional.of(images.get(1).id())),
                        Wishes.keep(images.get(0))));

        Gallery written = wishes().write(session, change);

        wishes().expectAsAsked(change, before);
        assertThat(written.fingerprint())
                .as("what the receipt shows")
                .isEqualTo(session.reader().read(base.ref()).gallery().fingerprint());
        assertThat(written.images().stream().map(image -> image.id().id()))
                .isEqualTo(simulator().truth(base.ref()).ids());
    }

    @Promise(id = "W02", text = "Pictures that are not named leave the listing")
    default void what_is_not_named_leaves() {
        Session session = bench().session();
        Listing base = session.reader().read(wishes().seeded(3));
        TrueListing before = simulator().truth(base.ref());
        GalleryChange change =
                Wishes.change(base, List.of(Wishes.keep(base.gallery().images().get(1))));

        wishes().write(session, change);

        wishes().expectAsAsked(change, before);
    }

    @Promise(id = "W03", text = "A kept picture keeps id, bytes, alt text and links, and is not sent again")
    default void a_kept_picture_stays_what_it_is() {
        Session session = bench().session();
        Listing base = session.reader().read(wishes().seeded(3));
        TrueListing before = simulator().truth(base.ref());
        Effects effects = simulator().effects();
        List<ProductImage> images = base.gallery().images();

        wishes().write(
                        session,
                        Wishes.change(
                                base,
                                List.of(
                                        Wishes.keep(images.get(2)),
                                        wishes().put(base, 1, wishes().picture()),
                                        Wishes.keep(images.get(1)))));

        TrueListing after = simulator().truth(base.ref());
        expectSame(after.pictures().get(0), before.pictures().get(2));
        expectSame(after.pictures().get(2), before.pictures().get(1));
        assertThat(simulator().effects().uploads() - effects.uploads()).isOne();
    }

    @Promise(
            id = "W04",
            text = "Alt texts become what was asked for, of kept and of new pictures",
            needs = Capability.ALT_TEXT)
    default void alt_texts_become_what_was_asked_for() {
        Session session = bench().session();
        Listing base = session.reader().read(wishes().seeded(2));
        ProductImage first = base.gallery().images().getFirst();
        Put put = wishes().put(base, 1, wishes().picture());

        Gallery written = wishes().write(
                        session,
                        Wishes.change(
                                base, List.of(new Keep(first.id(), "Côte d'Azur, \"blue\"", first.variants()), put)));

        assertThat(simulator().truth(base.ref()).pictures().stream().map(TrueListing.Picture::altText))
                .containsExactly("Côte d'Azur, \"blue\"", put.altText());
        assertThat(written.images().stream().map(ProductImage::altText))
                .containsExactly("Côte d'Azur, \"blue\"", put.altText());
    }

    @Promise(
            id = "W05",
            text = "Links between pictures and variants become what was asked for",
            needs = Capability.VARIANT_LINKS)
    default void variant_links_become_what_was_asked_for() {
        Session session = bench().session();
        Listing base = session.reader().read(wishes().seeded(3));
        List<ProductImage> images = base.gallery().images();
        Variant red = base.variants().getFirst();
        Variant blue = base.variants().getLast();

        wishes().write(
                        session,
                        Wishes.change(
                                base,
                                List.of(
                                        Wishes.keep(images.get(0)),
                                        new Keep(
                                                images.get(1).id(),
                                                images.get(1).altText(),
                                                Set.of(blue.id())),
                                        wishes().put(
                                                        base,
                                                        2,
                                                        wishes().picture(),
                                                        Set.of(red.id()),
                                                        Optional.empty()))));

        assertThat(simulator().truth(base.ref()).pictures().stream().map(TrueListing.Picture::shownBy))
                .containsExactly(
                        Set.of(),
                        Set.of(blue.sku().orElseThrow()),
                        Set.of(red.sku().orElseThrow()));
    }

    @Promise(
            id = "W06",
            text = "A marker is read back on the picture that it was sent with, and on no other",
            needs = Capability.MARKERS)
    default void a_marker_is_read_back() {
        Session session = bench().session();
        Listing base = session.reader().read(wishes().seeded(2));
        GalleryChange change = wishes().allReplaced(base);

        wishes().write(session, change);

        assertThat(session.reader().read(base.ref()).gallery().images().stream().map(ProductImage::marker))
                .isEqualTo(change.puts()
                        .map(put -> Optional.of(put.key().marker()))
                        .toList());
        assertThat(base.gallery().images()).allMatch(image -> image.marker().isEmpty(), "the seller's have none");
    }

    @Promise(id = "W07", text = "A picture replaced in place keeps its id", needs = Capability.IN_PLACE)
    default void a_picture_replaced_in_place_keeps_its_id() {
        Session session = bench().session();
        Listing base = session.reader().read(wishes().seeded(3));
        TrueListing before = simulator().truth(base.ref());

        wishes().write(session, wishes().allReplaced(base));

        TrueListing after = simulator().truth(base.ref());
        assertThat(after.ids()).isEqualTo(before.ids());
        assertThat(after.uploads()).doesNotContainAnyElementsOf(before.uploads());
    }

    @Promise(id = "W08", text = "Bytes arrive exactly as they were sent", needs = Capability.EXACT_BYTES)
    default void bytes_arrive_exactly() throws IOException, InterruptedException {
        Session session = bench().session();
        Listing base = session.reader().read(wishes().seeded(1));
        TestPicture picture = wishes().picture();

        Gallery written = wishes().write(session, Wishes.change(base, List.of(wishes().put(base, 0, picture))));

        assertThat(Digest.of(simulator().truth(base.ref()).pictures().getFirst().bytes()))
                .isEqualTo(picture.digest());
        assertThat(Digest.of(
                        simulator().fetch(written.images().getFirst().address().orElseThrow())))
                .isEqualTo(picture.digest());
    }

    @Promise(id = "W09", text = "What was there before can be put back: bytes, order, alt texts, variant links")
    default void what_was_there_can_be_put_back() {
        Session session = bench().session();
        Listing base = session.reader().read(wishes().seeded(3));
        TrueListing originals = simulator().truth(base.ref());
        List<ProductImage> images = base.gallery().images();
        wishes().write(
                        session,
                        Wishes.change(
                                base,
                                List.of(
                                        wishes().put(
                                                        base,
                                                        0,
                                                        wishes().picture(),
                                                        Set.of(),
                                                        Optional.of(
                                                                images.get(2).id())),
                                        wishes().put(base, 1, wishes().picture()),
                                        Wishes.keep(images.get(0)))));
        Listing published = session.reader().read(base.ref());

        List<Put> places = IntStream.range(0, 3)
                .mapToObj(i -> new Put(
                        IdempotencyKey.of(
                                base.ref(), Slot.at(i), originals.uploads().get(i)),
                        wishes().picture(originals.pictures().get(i).bytes()),
                        images.get(i).altText(),
                        images.get(i).variants(),
                        Optional.empty()))
                .toList();
        wishes().write(session, Wishes.change(published, places));

        TrueListing restored = simulator().truth(base.ref());
        assertThat(restored.uploads()).isEqualTo(originals.uploads());
        assertThat(restored.pictures().stream().map(TrueListing.Picture::altText))
                .containsExactlyElementsOf(originals.pictures().stream()
                        .map(TrueListing.Picture::altText)
                        .toList());
        assertThat(restored.pictures().stream().map(TrueListing.Picture::shownBy))
                .containsExactlyElementsOf(originals.pictures().stream()
                        .map(TrueListing.Picture::shownBy)
                        .toList());
    }

    @Promise(id = "W10", text = "Too many pictures and too long alt texts are rejected in the plan, with nothing sent")
    default void what_cannot_be_taken_is_rejected_in_the_plan() {
        Session session = bench().session();
        Listing base = session.reader().read(wishes().seeded(1));
        TestPicture picture = wishes().picture();
        int most = connector().describe().mostImages();
        GalleryChange tooMany = Wishes.change(
                base,
                IntStream.rangeClosed(0, most)
                        .mapToObj(i -> wishes().put(base, i, picture))
                        .toList());
        bench().steps().restart();

        assertThatThrownBy(() -> session.writer().plan(tooMany)).isInstanceOf(ConnectorException.Rejected.class);
        if (bench().can(Capability.ALT_TEXT)) {
            ProductImage main = base.gallery().images().getFirst();
            var tooLong = new Keep(main.id(), "a".repeat(connector().describe().longestAltText() + 1), main.variants());
            assertThatThrownBy(() -> session.writer().plan(Wishes.change(base, List.of(tooLong))))
                    .isInstanceOf(ConnectorException.Rejected.class);
        }

        assertThat(bench().steps().taken()).as("steps of a plan").isZero();
    }

    @Promise(id = "W11", text = "A plan makes no call, and says honestly what the change will take")
    default void a_plan_is_honest() {
        Listing base = bench().session().reader().read(wishes().seeded(3));
        GalleryChange change = wishes().mainAddedSecondReplaced(base);
        CountingMeter meter = bench().meter();
        Session session = bench().session(meter);
        Effects before = simulator().effects();
        bench().steps().restart();

        WritePlan plan = session.writer().plan(change);

        assertThat(bench().steps().taken()).as("steps of a plan").isZero();
        assertThat(meter.asked()).isEmpty();
        session.writer().write(change);
        assertThat(plan.uploads()).isEqualTo(simulator().effects().uploads() - before.uploads());
        Map<String, Long> spent = meter.spent();
        assertThat(plan.units().keySet()).isEqualTo(spent.keySet());
        // Enough, since a push is only begun when the quota suffices; not much more, or pushes wait for nothing.
        plan.units().forEach((lane, units) -> {
            long used = spent.getOrDefault(lane, 0L);
            assertThat(units.longValue()).as(lane).isBetween(used, 2 * used);
        });
    }

    private static void expectSame(TrueListing.Picture after, TrueListing.Picture before) {
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(Digest.of(after.bytes())).isEqualTo(Digest.of(before.bytes()));
        assertThat(after.altText()).isEqualTo(before.altText());
        assertThat(after.shownBy()).isEqualTo(before.shownBy());
    }
}
