package dev.packshot.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.app.sample.ScenePhotograph;
import dev.packshot.catalog.Digest;
import dev.packshot.catalog.PixelSize;
import dev.packshot.catalog.Sku;
import dev.packshot.engine.database.DatabaseAddress;
import dev.packshot.engine.database.LocalPostgres;
import dev.packshot.sandbox.shopify.SandboxOptions;
import dev.packshot.sandbox.shopify.SandboxShop;
import dev.packshot.sandbox.shopify.ShopifySandbox;
import dev.packshot.sandbox.shopify.shop.Gid;
import dev.packshot.sandbox.shopify.shop.NewPicture;
import dev.packshot.sandbox.shopify.shop.NewProduct;
import dev.packshot.sandbox.shopify.shop.Trap;
import dev.packshot.sandbox.shopify.shop.TruePicture;
import dev.packshot.sandbox.shopify.webhook.Delivery;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged application beside a Shopify on loopback, set up as docs/shopify.md says. Shops are read again every five
 * minutes only: what happens sooner happened by webhook.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShopifyIT {
    private static final Duration MOST = Duration.ofMinutes(3);
    private static final String CLIENT = "packshot-trial";
    private static final String SECRET = "a-secret-of-the-trial";

    @TempDir
    static Path folder;

    private final ShopifyDocument document = new ShopifyDocument();
    private final HttpClient browser = HttpClient.newHttpClient();
    private LocalPostgres database;
    private ShopifySandbox shopify;
    private PackshotProcess packshot;
    private URI own;
    private PackshotProcess.Started server;

    @BeforeAll
    void an_installation_as_the_document_says() throws IOException {
        database = LocalPostgres.start(folder.resolve("database"));
        shopify = ShopifySandbox.start(SandboxOptions.of(Clock.systemUTC(), new Random(5))
                .withApp(new SandboxOptions.App(CLIENT, SECRET, Optional.empty())));
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            own = URI.create("http://127.0.0.1:" + free.getLocalPort());
        }
        packshot = new PackshotProcess(folder)
                .with("PACKSHOT_DATABASE_URL", database.address().jdbcUrl())
                .with("PACKSHOT_DATABASE_USER", database.address().user())
                .with("PACKSHOT_DATABASE_PASSWORD", database.address().password())
                .with("PACKSHOT_SHOPIFY_ENDPOINT", shopify.endpoint());
        document.environment(CLIENT, SECRET).forEach(packshot::with);
        shopify.tell(document.hooks(own));
        server = started();
    }

    @AfterAll
    void the_end() {
        server.process().destroyForcibly();
        shopify.close();
        database.close();
        browser.close();
    }

    @Test
    void a_new_product_gets_its_pictures_by_webhook_and_its_originals_back_byte_for_byte() throws Exception {
        SandboxShop shop = installed("loop");
        Gid product = shop.addProduct(NewProduct.of("Flask", List.of(new Sku("S"), new Sku("L")))
                .withPicture(new NewPicture(jpeg(1), "front.jpg", "The flask", Set.of(new Sku("S"))))
                .withPicture(
                        new NewPicture(Products.png(2, 1200), "free.png", "Without a ground", Set.of(new Sku("L"))))
                .withPicture(new NewPicture(jpeg(3), "back.jpg", "From behind", Set.of())));
        List<TruePicture> before = shop.gallery(product).pictures();

        until(() -> verified(shop) == 1);

        List<TruePicture> after = shop.gallery(product).pictures();
        assertThat(after)
                .extracting(TruePicture::altText)
                .containsExactlyElementsOf(
                        before.stream().map(TruePicture::altText).toList());
        assertThat(after)
                .extracting(TruePicture::skus)
                .containsExactlyElementsOf(
                        before.stream().map(TruePicture::skus).toList());
        assertThat(digests(after)).doesNotContainAnyElementsOf(digests(before));
        assertThat(after.get(0).id())
                .as("replaced in place")
                .isEqualTo(before.get(0).id());
        assertThat(shop.history(product)).allMatch(seen -> !seen.pictures().isEmpty());

        call(shop, "POST", "restore", "");
        until(() -> verified(shop) == 2);

        List<TruePicture> restored = shop.gallery(product).pictures();
        assertThat(digests(restored)).isEqualTo(digests(before));
        assertThat(restored)
                .extracting(TruePicture::altText)
                .containsExactlyElementsOf(
                        before.stream().map(TruePicture::altText).toList());
        assertThat(restored)
                .extracting(TruePicture::skus)
                .containsExactlyElementsOf(
                        before.stream().map(TruePicture::skus).toList());
        assertThat(shop.effects().deleted()).isZero();
    }

    @Test
    void a_hundred_deliveries_of_a_webhook_are_one_signal_and_a_forged_one_is_none() throws Exception {
        SandboxShop shop = installed("echo");
        Gid product = shop.addProduct(NewProduct.of("Bare", List.of(new Sku("BARE"))));
        until(() -> listings(shop) == 1);
        Delivery genuine = shop.deliveries().getFirst();

        IntStream.range(0, 100).parallel().forEach(i -> shop.app().again(genuine));
        shop.set(Trap.WEBHOOKS_FORGED, true);
        shop.retitle(product, "Bare no more");
        until(() -> heard(shop));

        assertThat(signals(shop)).isEqualTo(2);
        assertThat(shop.deliveries())
                .filteredOn(Delivery::forged)
                .isNotEmpty()
                .allMatch(each -> each.attempts().stream()
                        .allMatch(attempt -> attempt.status().equals(Optional.of(401))));
        until(() -> value("SELECT count(*) FROM listing WHERE title = 'Bare no more'") == 1);
    }

    @Test
    void what_the_merchant_does_meanwhile_stays() throws Exception {
        SandboxShop shop = installed("meanwhile");
        shop.set(Trap.SLOW_PROCESSING, true);
        Gid product = shop.addProduct(NewProduct.of("Pair", List.of(new Sku("PAIR")))
                .withPicture(new NewPicture(jpeg(11), "one.jpg", "One", Set.of()))
                .withPicture(new NewPicture(jpeg(12), "two.jpg", "Two", Set.of())));
        List<TruePicture> before = shop.gallery(product).pictures();
        until(() -> shop.effects().mutations().getOrDefault("fileUpdate", 0) > 0);

        shop.settle();
        shop.reorder(product, List.of(before.get(1).id(), before.get(0).id()));
        shop.describe(product, 0, "The merchant's words");
        shop.set(Trap.SLOW_PROCESSING, false);
        shop.settle();

        until(() -> digests(shop.gallery(product).pictures()).stream().noneMatch(digests(before)::contains)
                && open(shop) == 0);
        assertThat(shop.gallery(product).pictures())
                .extracting(TruePicture::altText)
                .containsExactly("The merchant's words", "One");
    }

    @Test
    void access_that_ends_under_all_workers_costs_one_refresh_and_no_item() throws Exception {
        SandboxShop shop = installed("hour");
        long before = shop.app().tokens().refreshes();

        shop.endAccessTokens();
        for (int i = 0; i < 60; i++) {
            shop.addProduct(NewProduct.of("Thing " + i, List.of(new Sku("THING-" + i))));
        }
        until(() -> listings(shop) == 60);

        assertThat(shop.app().tokens().refreshes()).isEqualTo(before + 1);
        assertThat(problems(shop)).isZero();
    }

    @Test
    void a_shop_that_left_is_erased_though_its_token_is_dead() throws Exception {
        SandboxShop shop = installed("gone");
        shop.addProduct(NewProduct.of("Farewell", List.of(new Sku("FAREWELL")))
                .withPicture(new NewPicture(jpeg(21), "one.jpg", "One", Set.of())));
        until(() -> verified(shop) == 1);
        long refreshes = shop.app().tokens().refreshes();

        shop.endAccessTokens();
        shop.uninstall();
        until(() -> value("SELECT count(*) FROM connection WHERE account = '%s' AND state = 'NEEDS_SIGN_IN'"
                        .formatted(shop.domain()))
                == 1);
        shop.redact();
        until(() -> value("SELECT count(*) FROM connection WHERE account = '" + shop.domain() + "'") == 0);

        assertThat(value("SELECT count(*) FROM listing WHERE title = 'Farewell'"))
                .isZero();
        assertThat(shop.app().tokens().refreshes()).isEqualTo(refreshes);
        assertThat(shop.install(document.application(own)).statusCode())
                .as("installed anew")
                .isEqualTo(200);
    }

    @Test
    void a_catalogue_of_5000_products_is_read_in_bulk_and_goes_on_where_it_was_when_killed() throws Exception {
        SandboxShop shop = shopify.shop("bulk.myshopify.com");
        byte[] picture = Products.png(1);
        for (int i = 0; i < 5_000; i++) {
            NewProduct bare = NewProduct.of("Thing " + i, List.of(new Sku("BULK-" + i)));
            // Few have pictures: what would be made of thousands is not what is looked at here.
            shop.addProduct(i % 100 > 0 ? bare : bare.withPicture(NewPicture.of(picture, "thing-%d.png".formatted(i))));
        }
        assertThat(shop.install(document.application(own)).statusCode()).isEqualTo(200);

        until(() -> listings(shop) > 500);
        server.process().destroyForcibly().waitFor();
        assertThat(listings(shop)).isLessThan(5_000);
        server = started();
        until(() -> listings(shop) == 5_000);

        assertThat(shop.app().bulkOperations()).hasSize(1);
    }

    private PackshotProcess.Started started() {
        PackshotProcess.Started started = packshot.start(
                "serve", "--data", folder.resolve("data").toString(), "--port", String.valueOf(own.getPort()));
        until(() -> started.said().contains("Packshot serves at"), started);
        return started;
    }

    /** A shop whose merchant installed the app and lets it publish by itself; nobody takes samples. */
    private SandboxShop installed(String name) throws Exception {
        SandboxShop shop = shopify.shop(name + ".myshopify.com");
        assertThat(shop.install(document.application(own)).statusCode()).isEqualTo(200);
        call(shop, "PUT", "policy", "{\"policy\":\"AUTO\"}");
        update("UPDATE connection SET sample_share = 0 WHERE account = '" + shop.domain() + "'");
        until(() -> value("""
                SELECT count(*) FROM sync_schedule s JOIN connection c ON c.id = s.connection
                WHERE c.account = '%s' AND s.lane = 'CHANGES' AND s.last_end IS NOT NULL""".formatted(shop.domain())) == 1);
        return shop;
    }

    private void call(SandboxShop shop, String method, String what, String body) throws Exception {
        HttpResponse<String> answer = browser.send(
                HttpRequest.newBuilder(own.resolve("/api/v1/embedded/" + what))
                        .header("Authorization", "Bearer " + shop.app().sessionToken())
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    }

    private static byte[] jpeg(int seed) {
        return ScenePhotograph.jpeg(new PixelSize(1200, 900), 4_000 + seed);
    }

    private static List<Digest> digests(List<TruePicture> pictures) {
        return pictures.stream().map(TruePicture::digest).toList();
    }

    private static boolean heard(SandboxShop shop) {
        return shop.deliveries().stream()
                .filter(each -> !each.forged())
                .allMatch(each -> each.state() == Delivery.State.DELIVERED);
    }

    private long listings(SandboxShop shop) {
        return of(shop, "SELECT count(*) FROM listing x WHERE gone IS NULL");
    }

    private long signals(SandboxShop shop) {
        return of(shop, "SELECT count(*) FROM signal x WHERE true");
    }

    private long problems(SandboxShop shop) {
        return of(shop, "SELECT count(*) FROM problem x WHERE closed IS NULL");
    }

    private long verified(SandboxShop shop) {
        return of(shop, "SELECT count(*) FROM publication x WHERE state = 'VERIFIED'");
    }

    /** Publications that haven't come to an end. */
    private long open(SandboxShop shop) {
        return of(
                shop,
                "SELECT count(*) FROM publication x WHERE state IN ('PLANNED', 'INTENDED', 'ACCEPTED', 'PUBLISHED')");
    }

    private long of(SandboxShop shop, String query) {
        return value(query
                + " AND x.connection IN (SELECT id FROM connection WHERE account = '%s')".formatted(shop.domain()));
    }

    private long value(String query) {
        try (Connection connection = connected();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    private void update(String statement) throws SQLException {
        try (Connection connection = connected();
                Statement update = connection.createStatement()) {
            update.executeUpdate(statement);
        }
    }

    private Connection connected() throws SQLException {
        DatabaseAddress address = database.address();
        return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
    }

    private interface Condition {
        boolean holds();
    }

    private void until(Condition condition) {
        until(condition, server);
    }

    private static void until(Condition condition, PackshotProcess.Started alive) {
        long end = System.nanoTime() + MOST.toNanos();
        while (!condition.holds()) {
            assertThat(alive.process().isAlive()).as(alive.said()).isTrue();
            assertThat(System.nanoTime()).as("time is up: %s", alive.said()).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }
}
