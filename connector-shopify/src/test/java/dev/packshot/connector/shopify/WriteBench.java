package dev.packshot.connector.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.catalog.Digest;
import dev.packshot.catalog.Gallery;
import dev.packshot.catalog.ImageId;
import dev.packshot.catalog.ListingRef;
import dev.packshot.catalog.MediaType;
import dev.packshot.catalog.PixelSize;
import dev.packshot.catalog.ProductImage;
import dev.packshot.catalog.Sku;
import dev.packshot.catalog.Slot;
import dev.packshot.connector.CallMeter;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.GalleryChange;
import dev.packshot.connector.GalleryChange.Keep;
import dev.packshot.connector.GalleryChange.Place;
import dev.packshot.connector.GalleryChange.Put;
import dev.packshot.connector.GalleryWriter;
import dev.packshot.connector.Grant;
import dev.packshot.connector.IdempotencyKey;
import dev.packshot.connector.Opening;
import dev.packshot.connector.PictureFile;
import dev.packshot.connector.Secret;
import dev.packshot.connector.Settings;
import dev.packshot.connector.shopify.gallery.PresentGallery;
import dev.packshot.connector.shopify.graphql.AdminCalls;
import dev.packshot.connector.shopify.graphql.GraphqlClient;
import dev.packshot.connector.shopify.graphql.Operation;
import dev.packshot.connector.shopify.product.Pictures;
import dev.packshot.connector.shopify.upload.UploadClient;
import dev.packshot.connector.shopify.writing.ShopifyGalleryWriter;
import dev.packshot.sandbox.shopify.SandboxOptions;
import dev.packshot.sandbox.shopify.SandboxShop;
import dev.packshot.sandbox.shopify.ShopifySandbox;
import dev.packshot.sandbox.shopify.shop.Gid;
import dev.packshot.sandbox.shopify.shop.NewPicture;
import dev.packshot.sandbox.shopify.shop.NewProduct;
import dev.packshot.sandbox.shopify.shop.TruePicture;
import io.vertx.core.Vertx;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;

/** A writer before a shop of the sandbox; both have one clock, which moves only when the writer waits or a test says so. */
final class WriteBench implements AutoCloseable {
    static final String DOMAIN = "corner.myshopify.com";
    static final Duration PROCESSING = Duration.ofSeconds(20);
    private static final int BUCKET = 1_000_000;
    private static final Vertx VERTX = Vertx.vertx();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    final SteppedClock clock = new SteppedClock();
    final ShopifySandbox sandbox;
    final SandboxShop shop;
    final Tap tap;
    final GalleryWriter writer;

    /** Whether the next wait is interrupted. */
    boolean interrupt;

    final List<Operation> asked = new ArrayList<>();
    private final AtomicInteger names = new AtomicInteger();
    private final ShopifyApi api;
    private final ShopifyProducts products;
    private long available = BUCKET;
    private long reserved;

    WriteBench() {
        try {
            sandbox = ShopifySandbox.start(
                    SandboxOptions.of(clock, new Random(11)).withAllowance(new SandboxOptions.Allowance(BUCKET, 1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        shop = sandbox.shop(DOMAIN);
        var grant = new Grant(DOMAIN, new Secret(shop.token()), Optional.empty(), Optional.empty(), Set.of());
        var meter = new CallMeter() {
            @Override
            public void spend(String lane, long units) {
                reserved += units;
            }

            @Override
            public void learned(String lane, long capacity, long left, Duration refillTime) {
                available = left;
            }
        };
        var opening = new Opening(new Settings(Map.of("shop", DOMAIN)), () -> Optional.of(grant), meter, clock);
        var graphql = URI.create(sandbox.address() + "/" + DOMAIN + "/admin/api/2026-07/graphql.json");
        api = new ShopifyApi(new GraphqlClient(VERTX, graphql, Duration.ofSeconds(20)), "2026-07", opening);
        var pictures = new Pictures("127.0.0.1"::equals);
        products = new ShopifyProducts(api, pictures);
        tap = new Tap();
        writer = writer(PROCESSING);
    }

    /** A writer that waits as long for Shopify. */
    GalleryWriter writer(Duration processing) {
        return new ShopifyGalleryWriter(
                tap,
                new Pictures("127.0.0.1"::equals),
                new UploadClient(HTTP, true, Duration.ofSeconds(20)),
                processing,
                clock,
                time -> {
                    if (interrupt) {
                        throw new InterruptedException();
                    }
                    clock.pass(time);
                });
    }

    /** A product with a variant for each name, and a picture for each of these. */
    Gid product(List<String> variants, NewPicture... pictures) {
        NewProduct product =
                NewProduct.of("Bottle", variants.stream().map(Sku::new).toList());
        for (NewPicture picture : pictures) {
            product = product.withPicture(picture);
        }
        return shop.addProduct(product);
    }

    NewPicture seller(String format, int number, String... shownBy) {
        Set<Sku> skus = java.util.Arrays.stream(shownBy).map(Sku::new).collect(java.util.stream.Collectors.toSet());
        return new NewPicture(
                image(format, number),
                "seller-" + names.incrementAndGet() + "." + format,
                "Seller's picture " + number,
                skus);
    }

    Gallery read(Gid product) {
        return products.named(List.of(new ListingRef(product.toString())))
                .getFirst()
                .gallery();
    }

    GalleryChange change(Gid product, Gallery base, Place... places) {
        return new GalleryChange(new ListingRef(product.toString()), base, List.of(places));
    }

    static Keep keep(ProductImage image) {
        return new Keep(image.id(), image.altText(), image.variants());
    }

    Put put(Gid product, int place, String format, int number, Set<String> variants) {
        return put(product, place, image(format, number), "Made " + number, variants, Optional.empty());
    }

    Put replacing(Gid product, int place, String format, int number, ProductImage image) {
        return put(product, place, image(format, number), "Made " + number, image.variants(), Optional.of(image.id()));
    }

    Put put(Gid product, int place, byte[] bytes, String alt, Set<String> variants, Optional<ImageId> replaces) {
        var file = new Picture(bytes);
        return new Put(
                IdempotencyKey.of(new ListingRef(product.toString()), Slot.at(place), file.digest()),
                file,
                alt,
                variants,
                replaces);
    }

    /** The digests of what buyers see, in order. */
    List<Digest> shown(Gid product) {
        return shop.gallery(product).pictures().stream()
                .map(TruePicture::digest)
                .toList();
    }

    static Digest digest(String format, int number) {
        return Digest.of(image(format, number));
    }

    /** Points that were reserved since the bench stands. */
    long reserved() {
        return reserved;
    }

    /** Points that were used since. */
    long used() {
        return BUCKET - available;
    }

    /** Marks that differ for different numbers and formats. */
    static byte[] image(String format, int number) {
        var image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        for (int bit = 0; bit < 12; bit++) {
            pen.setColor((number >> bit & 1) == 1 ? Color.ORANGE : Color.DARK_GRAY);
            pen.fillRect(bit % 4 * 10, bit / 4 * 10, 10, 10);
        }
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        api.close();
        sandbox.close();
    }

    /** Between the writer and its calls: counts them, and lets a test do something there. */
    final class Tap implements AdminCalls {
        private final Map<Integer, Runnable> before = new HashMap<>();
        private int dead = Integer.MAX_VALUE;
        private int calls;

        /** Whether the search for files lags behind and finds nothing. */
        boolean blind;

        /** Counts from 1 again, and forgets what was to happen. */
        void restart() {
            before.clear();
            dead = Integer.MAX_VALUE;
            calls = 0;
            asked.clear();
        }

        int calls() {
            return calls;
        }

        /** Something happens just before a call. */
        void before(int call, Runnable happening) {
            before.put(call, happening);
        }

        /** A call is carried out, but its answer is lost, and no other call gets through. */
        void dieAfter(int call) {
            dead = call;
        }

        @Override
        public JsonNode ask(Operation operation, int items, Map<String, Object> variables) {
            JsonNode answer = through(operation, () -> api.ask(operation, items, variables));
            if (blind && operation == Operation.FILES_BY_NAME) {
                ((ObjectNode) answer.path("files")).putArray("nodes");
            }
            return answer;
        }

        @Override
        public JsonNode change(Operation operation, int items, Map<String, Object> variables, String field) {
            return through(operation, () -> api.change(operation, items, variables, field));
        }

        @Override
        public Optional<JsonNode> change(
                Operation operation, int items, Map<String, Object> variables, String field, String pardoned) {
            return through(operation, () -> api.change(operation, items, variables, field, pardoned));
        }

        private <T> T through(Operation operation, java.util.function.Supplier<T> call) {
            calls++;
            asked.add(operation);
            Optional.ofNullable(before.remove(calls)).ifPresent(Runnable::run);
            if (calls > dead) {
                throw new ConnectorException.Unavailable("The process is gone", null);
            }
            T answer = call.get();
            if (calls == dead) {
                throw new ConnectorException.Unavailable("The process is gone", null);
            }
            return answer;
        }
    }

    /** A clock that only a wait or a test moves. */
    static final class SteppedClock extends Clock {
        private Instant now = Instant.parse("2026-11-21T10:00:00Z");

        synchronized void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public synchronized Instant instant() {
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

    @SuppressWarnings("ArrayRecordComponent") // Compared by digest.
    record Picture(byte[] bytes) implements PictureFile {
        @Override
        public Digest digest() {
            return Digest.of(bytes);
        }

        @Override
        public MediaType type() {
            return switch (bytes[0]) {
                case (byte) 0x89 -> MediaType.PNG;
                case 'G' -> MediaType.GIF;
                default -> MediaType.JPEG;
            };
        }

        @Override
        public PixelSize size() {
            return new PixelSize(40, 30);
        }

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public URI link() {
            throw new AssertionError("Shopify is sent bytes, not links");
        }
    }

    /** Most media of a product. */
    static final int MOST = PresentGallery.MOST;
}
