package dev.packshot.connector.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.catalog.ImageAddress;
import dev.packshot.catalog.Listing;
import dev.packshot.catalog.ListingRef;
import dev.packshot.catalog.ProductImage;
import dev.packshot.catalog.Sku;
import dev.packshot.connector.Cursor;
import dev.packshot.connector.ListingPage;
import dev.packshot.connector.Session;
import dev.packshot.connector.shopify.reading.Place;
import dev.packshot.sandbox.shopify.bulk.BulkOperation;
import dev.packshot.sandbox.shopify.shop.Gid;
import dev.packshot.sandbox.shopify.shop.NewPicture;
import dev.packshot.sandbox.shopify.shop.NewProduct;
import dev.packshot.sandbox.shopify.shop.ProductStatus;
import dev.packshot.sandbox.shopify.shop.Trap;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BulkReadingTest {
    private static final int CATALOGUE = 5_000;
    private static final int FROM = 20;

    private ReadingBench bench;

    @BeforeEach
    void open() throws IOException {
        bench = new ReadingBench(Clock.systemUTC(), FROM);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void a_catalogue_of_5000_products_is_read_though_the_reader_dies_after_every_page() {
        List<ListingRef> seeded = seed(CATALOGUE);

        List<ListingPage> pages = bench.pages(Cursor.START);

        assertThat(ReadingBench.refs(pages)).containsExactlyInAnyOrderElementsOf(seeded);
        assertThat(pages).anySatisfy(page -> assertThat(Place.of(page.next())).isInstanceOf(Place.Running.class));
        assertThat(pages)
                .filteredOn(page -> Place.of(page.next()) instanceof Place.Result)
                .hasSizeGreaterThan(40);
        assertThat(bench.shop.app().bulkOperations()).hasSize(1);
        // Two or three calls for each page of a hundred, where reading one by one takes twenty times as many points.
        assertThat(bench.calls()).isLessThan(5L * pages.size());
    }

    @Test
    void a_page_can_be_read_again() {
        seed(250);
        List<ListingPage> pages = bench.pages(Cursor.START);
        Cursor middle = pages.stream()
                .map(ListingPage::next)
                .filter(next -> Place.of(next) instanceof Place.Result)
                .findFirst()
                .orElseThrow();

        List<ListingPage> again = bench.pages(middle);

        assertThat(ReadingBench.refs(again))
                .hasSize(150)
                .doesNotContainAnyElementsOf(ReadingBench.refs(pages).subList(0, 100));
    }

    @Test
    void a_product_is_read_by_bulk_as_it_is_read_alone() {
        seed(FROM);
        var red = new Sku("RED");
        var blue = new Sku("BLUE");
        Gid shoe = bench.shop.addProduct(NewProduct.of("Schuh – Größe 42", List.of(red, blue))
                .withStatus(ProductStatus.DRAFT)
                .withPicture(new NewPicture(ReadingBench.JPEG, "front.jpg", "Vorne\n\"blau\"", Set.of()))
                .withPicture(new NewPicture(ReadingBench.JPEG, "red.jpg", "", Set.of(red)))
                .withPicture(new NewPicture(ReadingBench.JPEG, "blue.jpg", "", Set.of(blue))));
        Listing alone = bench.session().reader().read(ReadingBench.ref(shoe));

        Listing bulk = bench.pages(Cursor.START).stream()
                .flatMap(page -> page.listings().stream())
                .filter(each -> each.ref().equals(alone.ref()))
                .findFirst()
                .orElseThrow();

        assertThat(unsigned(bulk)).isEqualTo(unsigned(alone));
        assertThat(bulk.gallery().images().get(1).variants()).hasSize(1);
        assertThat(bulk.live()).isFalse();
    }

    @Test
    void what_changes_while_it_runs_is_read_afterwards() {
        List<ListingRef> seeded = seed(FROM);
        ListingPage started = bench.session().reader().page(Cursor.START);
        finish();
        bench.shop.retitle(Gid.parse(seeded.get(3).id()), "Another title");
        ListingRef added = bench.product("ADDED", 1);

        List<ListingPage> rest = bench.pages(started.next());
        List<ListingPage> changes = bench.pages(rest.getLast().next());

        assertThat(ReadingBench.refs(rest)).containsExactlyInAnyOrderElementsOf(seeded);
        assertThat(changes.stream().flatMap(page -> page.listings().stream()))
                .anySatisfy(listing -> assertThat(listing.title()).isEqualTo("Another title"))
                .anySatisfy(listing -> assertThat(listing.ref()).isEqualTo(added));
    }

    @Test
    void shopify_is_left_alone_while_it_prepares() {
        seed(FROM);
        bench.shop.set(Trap.BULK_STALLS, true);
        ListingPage started = bench.session().reader().page(Cursor.START);

        ListingPage running = bench.session().reader().page(started.next());

        assertThat(List.of(started, running)).allSatisfy(page -> {
            assertThat(page.listings()).isEmpty();
            assertThat(page.last()).isFalse();
            assertThat(page.pause()).isGreaterThanOrEqualTo(Duration.ofSeconds(10));
        });
        assertThat(running.next()).isEqualTo(started.next());
    }

    @Test
    void an_operation_that_dies_is_begun_anew_and_in_the_end_done_without() {
        List<ListingRef> seeded = seed(FROM);
        bench.shop.set(Trap.BULK_DIES, true);

        List<ListingPage> pages = bench.pages(Cursor.START);

        assertThat(ReadingBench.refs(pages)).containsExactlyInAnyOrderElementsOf(seeded);
        assertThat(bench.shop.app().bulkOperations()).hasSize(BulkReading.MOST_ATTEMPTS);
    }

    @Test
    void a_stalled_operation_that_shopify_cancels_is_begun_anew() {
        List<ListingRef> seeded = seed(FROM);
        bench.shop.set(Trap.BULK_STALLS, true);
        ListingPage started = bench.session().reader().page(Cursor.START);
        until(BulkOperation.Status.RUNNING);
        bench.shop.app().cancelStalled();
        bench.shop.set(Trap.BULK_STALLS, false);

        List<ListingPage> pages = bench.pages(started.next());

        assertThat(ReadingBench.refs(pages)).containsExactlyInAnyOrderElementsOf(seeded);
        assertThat(bench.shop.app().bulkOperations()).hasSize(2);
    }

    @Test
    void when_as_many_run_as_may_run_it_waits_and_in_the_end_does_without() {
        List<ListingRef> seeded = seed(FROM);
        bench.shop.set(Trap.BULK_STALLS, true);
        Session session = bench.session();
        IntStream.range(0, 5).forEach(i -> session.reader().page(Cursor.START));

        List<ListingPage> pages = bench.pages(Cursor.START);

        assertThat(ReadingBench.refs(pages)).containsExactlyInAnyOrderElementsOf(seeded);
        assertThat(pages.getFirst().pause()).isPositive();
        assertThat(bench.shop.app().bulkOperations()).hasSize(5);
    }

    @Test
    void a_small_catalogue_is_read_without() {
        List<ListingRef> seeded = seed(FROM - 1);

        List<ListingPage> pages = bench.pages(Cursor.START);

        assertThat(ReadingBench.refs(pages)).containsExactlyElementsOf(seeded);
        assertThat(bench.shop.app().bulkOperations()).isEmpty();
    }

    private List<ListingRef> seed(int count) {
        List<ListingRef> refs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            refs.add(bench.product("SKU-" + i, 1));
        }
        return refs;
    }

    private void finish() {
        until(BulkOperation.Status.COMPLETED);
    }

    private void until(BulkOperation.Status status) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (bench.shop.app().bulkOperations().getLast().status() != status) {
            assertThat(System.nanoTime()).as("waiting for %s", status).isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Addresses are signed anew each time. */
    private static Map<String, Object> unsigned(Listing listing) {
        Map<String, Object> all = new HashMap<>();
        all.put("title", listing.title());
        all.put("variants", listing.variants());
        all.put("live", listing.live());
        all.put("updated", listing.updated());
        all.put("fingerprint", listing.gallery().fingerprint());
        all.put(
                "pictures",
                listing.gallery().images().stream()
                        .map(image -> List.of(image.altText(), image.size(), image.created(), path(image)))
                        .toList());
        return all;
    }

    private static String path(ProductImage image) {
        return image.address()
                .map(address -> ((ImageAddress.Remote) address).uri().getPath())
                .orElseThrow();
    }
}
