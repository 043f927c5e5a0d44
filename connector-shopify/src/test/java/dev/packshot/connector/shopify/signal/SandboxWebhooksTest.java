package dev.packshot.connector.shopify.signal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.packshot.catalog.ListingRef;
import dev.packshot.catalog.Sku;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Signal;
import dev.packshot.connector.WebhookCall;
import dev.packshot.connector.shopify.app.AppKeys;
import dev.packshot.connector.shopify.app.TestApp;
import dev.packshot.sandbox.shopify.SandboxOptions;
import dev.packshot.sandbox.shopify.SandboxShop;
import dev.packshot.sandbox.shopify.ShopifySandbox;
import dev.packshot.sandbox.shopify.shop.Gid;
import dev.packshot.sandbox.shopify.shop.NewProduct;
import dev.packshot.sandbox.shopify.shop.Trap;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Webhooks as they come over HTTP from a shop of the sandbox. */
class SandboxWebhooksTest {
    private final BlockingQueue<WebhookCall> calls = new LinkedBlockingQueue<>();
    private final ShopifySignals signals = new ShopifySignals(TestApp.rotatingKeys());
    private HttpServer hooks;
    private ShopifySandbox sandbox;
    private SandboxShop shop;

    @BeforeEach
    void open() throws IOException {
        hooks = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        hooks.createContext("/hooks/shopify", this::take);
        hooks.start();
        sandbox = ShopifySandbox.start(SandboxOptions.of(Clock.systemUTC(), new Random(3))
                .withApp(new SandboxOptions.App(TestApp.CLIENT_ID, TestApp.SECRET, Optional.of(TestApp.FORMER))));
        sandbox.tell(URI.create("http://127.0.0.1:" + hooks.getAddress().getPort() + "/hooks/shopify"));
        shop = sandbox.shop(Mail.SHOP);
        shop.app().grant(Set.of("read_products"));
    }

    @AfterEach
    void close() {
        sandbox.close();
        hooks.stop(0);
    }

    @Test
    void whatever_happens_at_a_shop_is_understood() throws InterruptedException {
        Gid product = shop.addProduct(NewProduct.of("Blaue Vase", List.of(new Sku("V-1"))));
        Signal created = heard();
        shop.retitle(product, "Rote Vase");
        Signal changed = heard();
        shop.deleteProduct(product);
        Signal deleted = heard();
        shop.app().requestData(7);
        Signal asked = heard();
        shop.app().redactBuyer(7);
        Signal redacted = heard();
        shop.app().grant(SandboxShop.SCOPES);
        Signal rescoped = heard();
        shop.redact();
        Signal erase = heard();
        shop.uninstall();
        Signal uninstalled = heard();

        assertThat(List.of(created, changed, deleted, asked, redacted, rescoped, erase, uninstalled))
                .extracting(Signal::kind)
                .containsExactly(
                        Signal.Kind.CREATED,
                        Signal.Kind.CHANGED,
                        Signal.Kind.DELETED,
                        Signal.Kind.BUYER,
                        Signal.Kind.BUYER,
                        Signal.Kind.CHANGED,
                        Signal.Kind.ERASE,
                        Signal.Kind.REVOKED);
        assertThat(List.of(created, changed, deleted))
                .extracting(Signal::listing)
                .containsOnly(Optional.of(new ListingRef(product.toString())));
    }

    @Test
    void what_is_delivered_twice_has_one_id() throws InterruptedException {
        shop.set(Trap.WEBHOOKS_DOUBLED, true);
        shop.addProduct(NewProduct.of("Blaue Vase", List.of(new Sku("V-1"))));

        List<Signal> heard = List.of(heard(), heard());

        assertThat(heard.getFirst()).isEqualTo(heard.getLast());
    }

    @Test
    void of_a_genuine_webhook_and_a_forged_one_beside_it_one_is_taken() throws InterruptedException {
        shop.set(Trap.WEBHOOKS_FORGED, true);
        shop.addProduct(NewProduct.of("Blaue Vase", List.of(new Sku("V-1"))));

        Set<Boolean> taken = new HashSet<>(List.of(isTaken(call(), TestApp.keys()), isTaken(call(), TestApp.keys())));

        assertThat(taken).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void what_is_still_signed_with_the_former_secret_is_understood() throws InterruptedException {
        shop.set(Trap.WEBHOOKS_FORMER_SECRET, true);
        shop.addProduct(NewProduct.of("Blaue Vase", List.of(new Sku("V-1"))));

        WebhookCall call = call();

        assertThat(isTaken(call, TestApp.rotatingKeys())).isTrue();
        assertThat(isTaken(call, TestApp.keys())).isFalse();
    }

    private static boolean isTaken(WebhookCall call, AppKeys keys) {
        try {
            return !new ShopifySignals(keys).receive(call, Mail.SETTINGS).isEmpty();
        } catch (ConnectorException.Unauthorized e) {
            return false;
        }
    }

    private Signal heard() throws InterruptedException {
        WebhookCall call = call();
        assertThat(signals.account(call)).contains(Mail.SHOP);
        return signals.receive(call, Mail.SETTINGS).getFirst();
    }

    private WebhookCall call() throws InterruptedException {
        WebhookCall call = calls.poll(10, TimeUnit.SECONDS);
        assertThat(call).as("a webhook in time").isNotNull();
        return call;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = new HashMap<String, List<String>>(exchange.getRequestHeaders());
            calls.add(new WebhookCall(headers, exchange.getRequestBody().readAllBytes(), Instant.now()));
            exchange.sendResponseHeaders(200, -1);
        }
    }
}
