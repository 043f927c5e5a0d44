package dev.packshot.connector.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.ImageAddress;
import dev.packshot.catalog.Listing;
import dev.packshot.catalog.ListingRef;
import dev.packshot.catalog.ProductImage;
import dev.packshot.catalog.Sku;
import dev.packshot.catalog.Variant;
import dev.packshot.connector.CallMeter;
import dev.packshot.connector.Capability;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Cursor;
import dev.packshot.connector.ListingPage;
import dev.packshot.connector.Remedy;
import dev.packshot.connector.Session;
import dev.packshot.connector.tck.score.Promise;
import dev.packshot.connector.tck.simulator.Effects;
import dev.packshot.connector.tck.simulator.SeedListing;
import dev.packshot.connector.tck.simulator.SellerEdit;
import dev.packshot.connector.tck.simulator.TrueListing;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** R: reading listings. */
interface ReadPromises extends Promises {
    /** More than a page of a simulator that wants to be fair. */
    int MANY = 25;

    @Promise(id = "R01", text = "Reading everything gives each listing once, and changes nothing")
    default void reading_everything_gives_each_listing_once() {
        List<ListingRef> seeded = seedMany();
        Effects before = simulator().effects();

        List<ListingRef> read = Promises.refs(Promises.pages(bench().session(), Cursor.START));

        assertThat(read).containsExactlyInAnyOrderElementsOf(seeded);
        assertThat(simulator().effects()).isEqualTo(before);
    }

    @Promise(id = "R02", text = "Listings that are added, edited and deleted meanwhile hide none of the others")
    default void reading_misses_nothing_while_others_come_and_go() {
        List<ListingRef> seeded = new ArrayList<>(seedMany());
        Session session = bench().session();
        Set<ListingRef> read = new HashSet<>();

        ListingPage page = session.reader().page(Cursor.START);
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            page.listings().forEach(listing -> read.add(listing.ref()));
            if (page.last()) {
                break;
            }
            if (pages < 3) {
                wishes().seeded(1);
                simulator()
                        .edit(
                                seeded.get(seeded.size() - 1),
                                new SellerEdit.Added(wishes().picture().bytes()));
                simulator().delete(seeded.removeFirst());
            }
            page = session.reader().page(page.next());
        }

        assertThat(read).containsAll(seeded);
    }

    @Promise(id = "R03", text = "A cursor can be used again, also after a restart")
    default void a_cursor_outlives_a_restart() {
        List<ListingRef> seeded = seedMany();
        ListingPage first = bench().session().reader().page(Cursor.START);
        List<ListingRef> rest = Promises.refs(Promises.pages(bench().session(), first.next()));

        Session restarted = bench().session(bench().anotherConnector(), simulator()::grant, CallMeter.UNLIMITED);
        List<ListingRef> again =
                Promises.refs(Promises.pages(restarted, new Cursor(first.next().text())));

        assertThat(again).isEqualTo(rest);
        assertThat(rest.size() + first.listings().size()).isEqualTo(seeded.size());
    }

    @Promise(id = "R04", text = "A cursor of somebody else is refused as not understood")
    default void a_foreign_cursor_is_refused() {
        wishes().seeded(1);
        Session session = bench().session();

        for (String text : List.of("no cursor of this connector", "{\"page\":2}", "9".repeat(4_000))) {
            assertThatThrownBy(() -> session.reader().page(new Cursor(text)))
                    .as(text)
                    .isInstanceOf(ConnectorException.Malformed.class);
        }
    }

    @Promise(
            id = "R05",
            text = "Reading on finds what was edited or added since, and not all the rest again",
            needs = Capability.INCREMENTAL)
    default void reading_on_finds_what_changed() {
        List<ListingRef> seeded = seedMany();
        Session session = bench().session();
        Cursor after = Promises.pages(session, Cursor.START).getLast().next();
        after = Promises.pages(session, after).getLast().next();
        simulator().edit(seeded.get(3), new SellerEdit.Reordered());
        ListingRef added = wishes().seeded(1);

        List<ListingRef> changed = Promises.refs(Promises.pages(session, after));

        assertThat(changed).contains(seeded.get(3), added);
        assertThat(Promises.refs(Promises.pages(session, Cursor.START))).hasSize(MANY + 1);
        assertThat(Set.copyOf(changed)).as("only what changed").hasSizeLessThan(MANY);
    }

    @Promise(
            id = "R06",
            text = "Reading on finds a listing of which only a picture's bytes changed",
            needs = Capability.INCREMENTAL)
    default void reading_on_finds_other_bytes() {
        List<ListingRef> seeded = seedMany();
        Session session = bench().session();
        Cursor after = Promises.pages(session, Cursor.START).getLast().next();
        simulator()
                .edit(
                        seeded.get(5),
                        new SellerEdit.Repainted(0, wishes().picture().bytes()));

        List<ListingRef> changed = Promises.refs(Promises.pages(session, after));

        assertThat(changed).contains(seeded.get(5));
    }

    @Promise(id = "R07", text = "A listing is read as it is: title, SKUs, pictures, order, alt texts, variant links")
    default void a_listing_is_read_as_it_is() {
        SeedListing seed = wishes().listing(3);
        ListingRef ref = simulator().seed(seed);

        Listing listing = bench().session().reader().read(ref);

        TrueListing truth = simulator().truth(ref);
        assertThat(listing.ref()).isEqualTo(ref);
        assertThat(listing.title()).isEqualTo(seed.title());
        assertThat(listing.live()).isTrue();
        assertThat(connector().describe().platforms()).contains(listing.platform());
        assertThat(listing.variants().stream().flatMap(variant -> variant.sku().stream()))
                .containsExactlyInAnyOrderElementsOf(seed.skus());
        assertThat(listing.gallery().images().stream().map(image -> image.id().id()))
                .isEqualTo(truth.ids());
        assertThat(listing.gallery().images().stream().map(ProductImage::altText))
                .containsExactlyElementsOf(truth.pictures().stream()
                        .map(TrueListing.Picture::altText)
                        .toList());
        assertThat(listing.gallery().images().stream().map(image -> skus(listing, image)))
                .containsExactlyElementsOf(truth.pictures().stream()
                        .map(TrueListing.Picture::shownBy)
                        .toList());
        assertThat(listing.gallery().images().stream().flatMap(image -> image.created().stream()))
                .allMatch(created -> !created.isAfter(bench().clock().instant()), "not created in the future");
    }

    @Promise(id = "R08", text = "Each picture's bytes are at its address, on a host that the descriptor names")
    default void bytes_are_at_the_address() throws IOException, InterruptedException {
        ListingRef ref = wishes().seeded(3);

        Listing listing = bench().session().reader().read(ref);

        for (TrueListing.Picture truth : simulator().truth(ref).pictures()) {
            ImageAddress address = listing.gallery().images().stream()
                    .filter(image -> image.id().id().equals(truth.id()))
                    .flatMap(image -> image.address().stream())
                    .findFirst()
                    .orElseThrow();
            if (address instanceof ImageAddress.Remote(URI uri)) {
                assertThat(connector().describe().hosts())
                        .as("hosts of the descriptor, for %s", uri.getHost())
                        .anyMatch(host -> host.equals(uri.getHost())
                                || (host.startsWith("*.") && uri.getHost().endsWith(host.substring(1))));
            }
            assertThat(Digest.of(simulator().fetch(address))).isEqualTo(Digest.of(truth.bytes()));
        }
    }

    @Promise(id = "R09", text = "A listing that is gone is not found; among several it is left out")
    default void a_gone_listing_is_not_found() {
        ListingRef first = wishes().seeded(1);
        ListingRef gone = wishes().seeded(1);
        ListingRef last = wishes().seeded(1);
        Session session = bench().session();
        session.reader().read(gone);
        simulator().delete(gone);

        List<Listing> several = session.reader().read(List.of(last, gone, first));

        assertThat(several.stream().map(Listing::ref)).containsExactly(last, first);
        assertThatThrownBy(() -> session.reader().read(gone))
                .isInstanceOf(ConnectorException.NotFound.class)
                .extracting(e -> ((ConnectorException) e).remedy())
                .isEqualTo(Remedy.SKIP);
    }

    @Promise(id = "R10", text = "Each kind of edit by the seller shows at the next reading, as another fingerprint")
    default void every_edit_shows_at_once() {
        ListingRef ref = wishes().seeded(3);
        Session session = bench().session();

        for (SellerEdit edit :
                edits(wishes().picture().bytes(), wishes().picture().bytes())) {
            Digest before = session.reader().read(ref).gallery().fingerprint();
            simulator().edit(ref, edit);
            assertThat(session.reader().read(ref).gallery().fingerprint())
                    .as("fingerprint after %s", edit.getClass().getSimpleName())
                    .isNotEqualTo(before);
        }
    }

    @Promise(
            id = "R11",
            text = "Reading on finds what was edited while everything was being read",
            needs = Capability.INCREMENTAL)
    default void reading_on_finds_what_changed_meanwhile() {
        List<ListingRef> seeded = seedMany();
        Session session = bench().session();
        ListingPage first = session.reader().page(Cursor.START);
        ListingRef already = first.listings().getFirst().ref();
        simulator().edit(already, new SellerEdit.Reordered());
        Cursor after = first.last()
                ? first.next()
                : Promises.pages(session, first.next()).getLast().next();

        List<ListingRef> changed = Promises.refs(Promises.pages(session, after));

        assertThat(seeded).contains(already);
        assertThat(changed).contains(already);
    }

    private List<ListingRef> seedMany() {
        return IntStream.range(0, MANY).mapToObj(i -> wishes().seeded(2)).toList();
    }

    /** SKUs of the variants that show a picture. */
    static Set<Sku> skus(Listing listing, ProductImage image) {
        return listing.variants().stream()
                .filter(variant -> image.variants().contains(variant.id()))
                .map(Variant::sku)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }
}
