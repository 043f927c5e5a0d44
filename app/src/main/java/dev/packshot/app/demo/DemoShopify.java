package dev.packshot.app.demo;

import dev.packshot.app.sample.ScenePhotograph;
import dev.packshot.app.server.Address;
import dev.packshot.app.server.SandboxPlace;
import dev.packshot.catalog.Digest;
import dev.packshot.catalog.PixelSize;
import dev.packshot.catalog.Sku;
import dev.packshot.engine.connection.Connection;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.erasure.Erasure;
import dev.packshot.sandbox.shopify.SandboxOptions;
import dev.packshot.sandbox.shopify.SandboxShop;
import dev.packshot.sandbox.shopify.ShopifySandbox;
import dev.packshot.sandbox.shopify.shop.Gid;
import dev.packshot.sandbox.shopify.shop.NewPicture;
import dev.packshot.sandbox.shopify.shop.NewProduct;
import dev.packshot.sandbox.shopify.shop.TruePicture;
import dev.packshot.sandbox.shopify.shop.TrueProduct;
import dev.packshot.sandbox.shopify.webhook.Delivery;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A Shopify of the demo's own on this machine: the merchant of its one shop installs our app and makes products. */
@Singleton
class DemoShopify {
    private static final String CONNECTOR = "shopify";
    private static final String ACTOR = "demo";
    private static final PixelSize PHOTOGRAPH = new PixelSize(1600, 1200);
    /** Tells these photographs from those that lie in the folder. */
    private static final long SEED = 7_000;

    private static final Duration HEARD = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final Connections connections;
    private final Erasure erasure;
    private final Clock clock;
    private @Nullable ShopifySandbox sandbox;

    DemoShopify(Connections connections, Erasure erasure, Clock clock) {
        this.connections = connections;
        this.erasure = erasure;
        this.clock = clock;
    }

    /** Opens a shop that nobody knows yet; its merchant installs the app, and then makes half as many products. */
    Shopfront open(int products) throws IOException, InterruptedException {
        forgetFormerShops();
        SandboxPlace place = SandboxPlace.configured();
        sandbox = ShopifySandbox.start(SandboxOptions.of(clock, new SecureRandom())
                .withPort(place.port())
                .withApp(new SandboxOptions.App(SandboxPlace.CLIENT_ID, place.secret(), Optional.empty())));
        sandbox.tell(URI.create(Address.own() + "/hooks/" + CONNECTOR));
        SandboxShop shop = sandbox.shop("demo-%d.myshopify.com".formatted(clock.millis()));
        install(shop);
        UUID connection = QuarkusTransaction.requiringNew().call(() -> {
            Connection installed =
                    connections.ofAccount(CONNECTOR, shop.domain()).orElseThrow();
            // Nobody sits at a demo: what the rule approves goes on.
            installed.sample(0);
            return installed.id();
        });
        return new Front(connection, sandbox.address(), shop, offer(shop, (products + 1) / 2));
    }

    /** The marketplace of an earlier demo ended with it. */
    private void forgetFormerShops() {
        QuarkusTransaction.requiringNew().call(connections::present).stream()
                .filter(connection -> connection.connector().equals(CONNECTOR))
                .forEach(connection -> erasure.begin(connection.id(), ACTOR));
    }

    /** The merchant installs the app, sees its page, and switches to publishing by itself there. */
    private static void install(SandboxShop shop) throws IOException, InterruptedException {
        expect(shop.install(URI.create(Address.own() + "/install/" + CONNECTOR)), 200);
        try (HttpClient page = HttpClient.newHttpClient()) {
            expect(
                    page.send(
                            HttpRequest.newBuilder(URI.create(Address.own() + "/api/v1/embedded/policy"))
                                    .header(
                                            "Authorization",
                                            "Bearer " + shop.app().sessionToken())
                                    .header("Content-Type", "application/json")
                                    .PUT(HttpRequest.BodyPublishers.ofString("{\"policy\":\"AUTO\"}"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString()),
                    204);
        }
    }

    private static void expect(HttpResponse<String> answer, int status) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(
                    "The installation answered %d: %s".formatted(answer.statusCode(), answer.body()));
        }
    }

    /** Products with two pictures each; the second one belongs to one of two variants. */
    private static List<TrueProduct> offer(SandboxShop shop, int products) {
        List<TrueProduct> made = new ArrayList<>();
        for (int number = 1; number <= products; number++) {
            var small = new Sku("FLASK-%02d-S".formatted(number));
            var large = new Sku("FLASK-%02d-L".formatted(number));
            Gid product = shop.addProduct(NewProduct.of("Flask " + number, List.of(small, large))
                    .withPicture(new NewPicture(
                            photograph(number, 1), "flask-%d.jpg".formatted(number), "The flask", Set.of(small)))
                    .withPicture(new NewPicture(
                            photograph(number, 2),
                            "flask-%d-large.jpg".formatted(number),
                            "The large flask",
                            Set.of(large))));
            made.add(shop.gallery(product));
        }
        return made;
    }

    private static byte[] photograph(int product, int picture) {
        return ScenePhotograph.jpeg(PHOTOGRAPH, SEED + product * 100L + picture);
    }

    /** Whether nothing is left of any shop of it. */
    boolean forgotten() {
        return QuarkusTransaction.requiringNew().call(() -> connections.count("connector", CONNECTOR)) == 0;
    }

    /** Ends the marketplace. */
    void close() {
        if (sandbox != null) {
            sandbox.close();
        }
    }

    /**
     * The shop as its buyers see it.
     *
     * @param address of the marketplace
     * @param made its products as its merchant made them
     */
    private record Front(UUID connection, URI address, SandboxShop shop, List<TrueProduct> made) implements Shopfront {
        @Override
        public String name() {
            return CONNECTOR;
        }

        @Override
        public Stream<String> pages() {
            return Stream.of(
                    "The Shopify merchant's page: " + address + shop.adminPath(),
                    "The Shopify storefront: " + address + "/" + shop.domain() + "/");
        }

        /** The merchant takes the app away, and Shopify asks for everything of his shop to be erased. */
        @Override
        public void leave() {
            shop.uninstall();
            shop.redact();
        }

        @Override
        public boolean heard() throws InterruptedException {
            long deadline = System.nanoTime() + HEARD.toNanos();
            while (System.nanoTime() < deadline) {
                List<Delivery> deliveries = shop.deliveries();
                if (deliveries.size() >= made.size()
                        && deliveries.stream().allMatch(each -> each.state() == Delivery.State.DELIVERED)) {
                    return true;
                }
                TimeUnit.NANOSECONDS.sleep(LOOK_AGAIN.toNanos());
            }
            return false;
        }

        @Override
        public boolean showsOurs() {
            return made.stream().allMatch(before -> {
                List<TruePicture> now = shop.gallery(before.id()).pictures();
                return places(now).equals(places(before.pictures()))
                        && Collections.disjoint(digests(now), digests(before.pictures()));
            });
        }

        @Override
        public boolean showsOriginals(List<String> listings) {
            return made.stream()
                    .filter(before -> listings.contains(before.id().toString()))
                    .allMatch(before -> {
                        List<TruePicture> now = shop.gallery(before.id()).pictures();
                        return places(now).equals(places(before.pictures()))
                                && digests(now).equals(digests(before.pictures()));
                    });
        }

        private static List<String> places(List<TruePicture> pictures) {
            return pictures.stream()
                    .map(picture -> picture.id() + " " + picture.altText() + " " + picture.skus())
                    .toList();
        }

        private static List<Digest> digests(List<TruePicture> pictures) {
            return pictures.stream().map(TruePicture::digest).toList();
        }
    }
}
