package dev.packshot.connector.shopify;

import dev.packshot.catalog.Listing;
import dev.packshot.catalog.ListingRef;
import dev.packshot.catalog.Sku;
import dev.packshot.connector.CallMeter;
import dev.packshot.connector.Cursor;
import dev.packshot.connector.Grant;
import dev.packshot.connector.ListingPage;
import dev.packshot.connector.Opening;
import dev.packshot.connector.Secret;
import dev.packshot.connector.Session;
import dev.packshot.connector.Settings;
import dev.packshot.sandbox.shopify.SandboxOptions;
import dev.packshot.sandbox.shopify.SandboxShop;
import dev.packshot.sandbox.shopify.ShopifySandbox;
import dev.packshot.sandbox.shopify.shop.Gid;
import dev.packshot.sandbox.shopify.shop.NewPicture;
import dev.packshot.sandbox.shopify.shop.NewProduct;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import javax.imageio.ImageIO;

/** Readers before a shop of the sandbox. */
final class ReadingBench implements AutoCloseable {
    static final String DOMAIN = "reading.myshopify.com";
    static final byte[] JPEG = jpeg();

    private static final Duration LONGEST = Duration.ofSeconds(60);

    final ShopifySandbox sandbox;
    final SandboxShop shop;
    private final Clock clock;
    private final int bulkFrom;
    private final Deque<Session> open = new ArrayDeque<>();

    ReadingBench(Clock clock, int bulkFrom) throws IOException {
        this(clock, bulkFrom, options -> options.withAllowance(new SandboxOptions.Allowance(1_000_000, 10_000)));
    }

    ReadingBench(Clock clock, int bulkFrom, UnaryOperator<SandboxOptions> also) throws IOException {
        this.clock = clock;
        this.bulkFrom = bulkFrom;
        this.sandbox = ShopifySandbox.start(also.apply(SandboxOptions.of(clock, new Random(3))
                .withProcessing(Duration.ZERO)
                .withSpeed(100)));
        this.shop = sandbox.shop(DOMAIN);
    }

    /** A session of a new connector, as after a restart. */
    Session session() {
        return session(shop.token());
    }

    Session session(String token) {
        var grant = new Grant(DOMAIN, new Secret(token), Optional.empty(), Optional.empty(), Set.of());
        Session session = TestConnector.at(sandbox.address(), Duration.ofSeconds(20), bulkFrom, clock)
                .open(new Opening(
                        new Settings(Map.of("shop", DOMAIN)), () -> Optional.of(grant), CallMeter.UNLIMITED, clock));
        open.push(session);
        return session;
    }

    /** A product with as many pictures. */
    ListingRef product(String title, int pictures) {
        NewProduct product = NewProduct.of(title, List.of(new Sku(title)));
        for (int i = 0; i < pictures; i++) {
            product = product.withPicture(new NewPicture(JPEG, title + "-" + i + ".jpg", "Picture " + i, Set.of()));
        }
        return ref(shop.addProduct(product));
    }

    static ListingRef ref(Gid product) {
        return new ListingRef(product.toString());
    }

    /** Every page from a cursor to the last, each asked for by a new reader; what is being prepared is looked after soon. */
    List<ListingPage> pages(Cursor from) {
        Instant deadline = Instant.now().plus(LONGEST);
        List<ListingPage> pages = new ArrayList<>();
        Cursor cursor = from;
        do {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("A reading of %d pages doesn't end: %s".formatted(pages.size(), cursor));
            }
            try (Session reader = session()) {
                pages.add(reader.reader().page(cursor));
            }
            cursor = pages.getLast().next();
            if (pages.getLast().pause().isPositive()) {
                LockSupport.parkNanos(5_000_000);
            }
        } while (!pages.getLast().last());
        return pages;
    }

    static List<ListingRef> refs(List<ListingPage> pages) {
        return pages.stream()
                .flatMap(page -> page.listings().stream())
                .map(Listing::ref)
                .toList();
    }

    /** Requests of the Admin API so far. */
    long calls() {
        return shop.requests().values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public void close() {
        open.forEach(Session::close);
        sandbox.close();
    }

    private static byte[] jpeg() {
        try (var bytes = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "jpeg", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
