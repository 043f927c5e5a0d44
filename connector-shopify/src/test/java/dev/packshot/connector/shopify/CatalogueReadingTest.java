package dev.packshot.connector.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.packshot.catalog.ImageAddress;
import dev.packshot.catalog.ImageId;
import dev.packshot.catalog.Listing;
import dev.packshot.catalog.ListingRef;
import dev.packshot.catalog.ProductImage;
import dev.packshot.catalog.Sku;
import dev.packshot.catalog.Variant;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Cursor;
import dev.packshot.connector.Health;
import dev.packshot.connector.ListingPage;
import dev.packshot.connector.Session;
import dev.packshot.connector.shopify.reading.Place;
import dev.packshot.sandbox.shopify.SandboxOptions;
import dev.packshot.sandbox.shopify.shop.Gid;
import dev.packshot.sandbox.shopify.shop.NewPicture;
import dev.packshot.sandbox.shopify.shop.NewProduct;
import dev.packshot.sandbox.shopify.shop.ProductStatus;
import dev.packshot.sandbox.shopify.shop.Trap;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CatalogueReadingTest {
    private static final int NEVER_BULK = 100_000;

    private final SettableClock clock = new SettableClock();
    private ReadingBench bench;

    @BeforeEach
    void open() throws IOException {
        bench = new ReadingBench(clock, NEVER_BULK);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void a_gallery_and_variants_beyond_one_answer_are_read_whole_and_in_order() {
        List<Sku> skus =
                IntStream.range(0, 230).mapToObj(i -> new Sku("SKU-" + i)).toList();
        NewProduct product = NewProduct.of("Large", skus);
        for (int i = 0; i < 170; i++) {
            // The last variants show the last pictures: neither is in the first answer.
            Set<Sku> shownBy = i < 160 ? Set.of() : Set.of(skus.get(i + 60));
            product = product.withPicture(new NewPicture(ReadingBench.JPEG, "p" + i + ".jpg", "Picture " + i, shownBy));
        }
        ListingRef ref = ReadingBench.ref(bench.shop.addProduct(product));

        Listing listing = bench.session().reader().read(ref);

        assertThat(listing.gallery().images().stream().map(ProductImage::altText))
                .containsExactlyElementsOf(
                        IntStream.range(0, 170).mapToObj(i -> "Picture " + i).toList());
        assertThat(listing.variants().stream().flatMap(each -> each.sku().stream()))
                .containsExactlyElementsOf(skus);
        assertThat(listing.gallery().images().getLast().variants())
                .containsExactly(listing.variants().getLast().id());
    }

    @Test
    void drafts_are_read_and_what_is_archived_is_not() {
        ListingRef active = bench.product("ACTIVE", 1);
        ListingRef draft = bench.product("DRAFT", 1);
        ListingRef archived = bench.product("ARCHIVED", 1);
        bench.shop.putOn(Gid.parse(draft.id()), ProductStatus.DRAFT);
        bench.shop.putOn(Gid.parse(archived.id()), ProductStatus.ARCHIVED);

        List<Listing> listings = bench.pages(Cursor.START).getFirst().listings();

        assertThat(listings).extracting(Listing::ref).containsExactly(active, draft);
        assertThat(listings).extracting(Listing::live).containsExactly(true, false);
    }

    @Test
    void what_is_brought_back_from_the_archive_is_read_as_changed() {
        ListingRef archived = bench.product("ARCHIVED", 1);
        bench.shop.putOn(Gid.parse(archived.id()), ProductStatus.ARCHIVED);
        Cursor after = bench.pages(Cursor.START).getLast().next();
        clock.pass(Duration.ofHours(1));
        bench.shop.putOn(Gid.parse(archived.id()), ProductStatus.ACTIVE);

        List<ListingPage> changes = bench.pages(after);

        assertThat(ReadingBench.refs(changes)).containsExactly(archived);
    }

    @Test
    void more_changes_than_one_answer_holds_are_each_read_once_though_the_reader_dies_after_every_page() {
        List<ListingRef> refs = seed(3 * ShopifyProducts.PAGE);
        Cursor after = bench.pages(bench.pages(Cursor.START).getLast().next())
                .getLast()
                .next();
        clock.pass(Duration.ofHours(1));
        // All within one second, as when a seller edits in bulk.
        List<ListingRef> edited = refs.subList(5, 5 + 2 * ShopifyProducts.PAGE + 1);
        edited.forEach(ref -> bench.shop.retitle(Gid.parse(ref.id()), "Another title"));

        List<ListingPage> changes = bench.pages(after);

        assertThat(ReadingBench.refs(changes)).containsExactlyInAnyOrderElementsOf(edited);
        assertThat(changes).hasSizeGreaterThan(2);
    }

    @Test
    void a_change_that_shopify_shows_late_is_read_all_the_same() {
        ListingRef late = bench.product("LATE", 1);
        ListingRef other = bench.product("OTHER", 1);
        Cursor after = bench.pages(Cursor.START).getLast().next();
        clock.pass(Duration.ofMinutes(30));
        bench.shop.retitle(Gid.parse(other.id()), "Changed at half past");
        after = bench.pages(after).getLast().next();
        clock.pass(Duration.ofSeconds(-60));
        bench.shop.retitle(Gid.parse(late.id()), "Changed a minute before, and seen only now");

        List<ListingPage> changes = bench.pages(after);

        assertThat(ReadingBench.refs(changes)).containsExactly(late);
    }

    @Test
    void orders_that_only_count_stock_are_no_changes() {
        List<ListingRef> refs = seed(3);
        Cursor after = bench.pages(bench.pages(Cursor.START).getLast().next())
                .getLast()
                .next();
        clock.pass(Duration.ofHours(1));
        refs.forEach(ref -> bench.shop.countInventory(Gid.parse(ref.id()), 7));

        List<ListingPage> changes = bench.pages(after);

        assertThat(ReadingBench.refs(changes)).isEmpty();
    }

    @Test
    void a_place_of_shopifys_that_it_no_longer_takes_is_done_without() {
        List<ListingRef> refs = seed(ShopifyProducts.PAGE + 5);
        Place.Changes start =
                (Place.Changes) Place.of(bench.pages(Cursor.START).getLast().next());
        var stale = new Place.Changes(start.since(), start.newest(), "of-a-former-version", start.delivered());

        List<ListingPage> changes = bench.pages(stale.cursor());

        assertThat(Set.copyOf(ReadingBench.refs(changes))).containsAll(refs.subList(0, ShopifyProducts.PAGE));
    }

    @Test
    void where_bytes_are_is_asked_for_anew() {
        ListingRef ref = bench.product("SHOE", 2);
        Session session = bench.session();
        ProductImage image = session.reader().read(ref).gallery().images().getLast();
        clock.pass(Duration.ofMinutes(10));

        ImageAddress fresh = session.reader().address(ref, image.id());

        assertThat(fresh).isNotEqualTo(image.address().orElseThrow());
        assertThatThrownBy(() -> session.reader().address(ref, new ImageId("gid://shopify/MediaImage/404")))
                .isInstanceOf(ConnectorException.NotFound.class);
    }

    @Test
    void what_is_no_product_is_not_found_and_disturbs_nobody() {
        ListingRef ref = bench.product("SHOE", 1);
        Session session = bench.session();

        List<Listing> found = session.reader()
                .read(List.of(new ListingRef("inbox/SHOE"), ref, new ListingRef("gid://shopify/Product/404")));

        assertThat(found).extracting(Listing::ref).containsExactly(ref);
        assertThatThrownBy(() -> session.reader().read(new ListingRef("inbox/SHOE")))
                .isInstanceOf(ConnectorException.NotFound.class);
    }

    @Test
    void several_products_take_one_call_for_every_ten() {
        List<ListingRef> refs = seed(25);
        Session session = bench.session();
        long before = bench.calls();

        List<Listing> listings = session.reader().read(refs);

        assertThat(listings).extracting(Listing::ref).containsExactlyElementsOf(refs);
        assertThat(bench.calls() - before).isEqualTo(3);
    }

    @Test
    void a_throttled_call_says_how_long_to_wait() {
        ListingRef ref = bench.product("SHOE", 1);
        Session session = bench.session();
        bench.shop.set(Trap.THROTTLES, true);

        var thrown = catchThrowableOfType(
                ConnectorException.RateLimited.class, () -> session.reader().read(ref));

        assertThat(thrown.pause()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void a_used_up_bucket_is_waited_for_until_the_call_fits() throws IOException {
        try (var poor = new ReadingBench(
                clock, NEVER_BULK, options -> options.withAllowance(new SandboxOptions.Allowance(400, 10)))) {
            Session session = poor.session();
            IntStream.range(0, 20).forEach(i -> poor.product("SKU-" + i, 9));
            Cursor everything = new Place.Everything(clock.instant(), 0).cursor();
            session.reader().page(everything);

            var thrown = catchThrowableOfType(
                    ConnectorException.RateLimited.class, () -> session.reader().page(everything));
            clock.pass(thrown.pause());

            assertThat(session.reader().page(everything).listings()).isNotEmpty();
        }
    }

    @Test
    void a_retired_version_is_told_to_the_operator() {
        bench.shop.set(Trap.RETIRED_VERSION, true);

        Health health = bench.session().probe();

        assertThat(health.warnings()).singleElement().asString().contains("PACKSHOT_SHOPIFY_API_VERSION", "2026-10");
    }

    @Test
    void scopes_that_are_lacking_are_told_to_the_operator() {
        Health health =
                bench.session(bench.shop.token(Set.of("write_products"))).probe();

        assertThat(health.account()).isEqualTo(ReadingBench.DOMAIN);
        assertThat(health.warnings())
                .hasSize(2)
                .anySatisfy(warning -> assertThat(warning).contains("read_files"))
                .anySatisfy(warning -> assertThat(warning).contains("write_files"));
    }

    @Test
    void a_shop_in_order_has_no_warnings() {
        assertThat(bench.session().probe().warnings()).isEmpty();
    }

    @Test
    void what_the_consent_does_not_cover_is_named() {
        bench.product("SHOE", 1);
        Session session = bench.session(bench.shop.token(Set.of("read_files")));

        assertThatThrownBy(() -> session.reader().page(Cursor.START))
                .isInstanceOf(ConnectorException.Forbidden.class)
                .hasMessageContaining("read_products");
    }

    @Test
    void variants_without_a_sku_are_read() {
        Gid product = bench.shop.addProduct(
                new NewProduct("Gift", ProductStatus.ACTIVE, List.of(Optional.empty()), List.of()));

        Listing listing = bench.session().reader().read(ReadingBench.ref(product));

        assertThat(listing.variants()).extracting(Variant::sku).containsExactly(Optional.empty());
        assertThat(listing.gallery().images()).isEmpty();
    }

    private List<ListingRef> seed(int count) {
        List<ListingRef> refs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            refs.add(bench.product("SKU-" + i, 1));
        }
        return refs;
    }

    /** Moves only when a test says so. */
    private static final class SettableClock extends Clock {
        private volatile Instant now = Instant.parse("2026-11-20T10:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
