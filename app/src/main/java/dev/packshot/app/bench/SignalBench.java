package dev.packshot.app.bench;

import dev.packshot.app.server.Address;
import dev.packshot.app.server.SandboxPlace;
import dev.packshot.engine.connection.Connections;
import dev.packshot.engine.connection.Connectors;
import dev.packshot.engine.connection.Policy;
import dev.packshot.engine.identity.Ids;
import dev.packshot.engine.signal.SignalDrill;
import dev.packshot.sandbox.shopify.identity.Signature;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** Signed webhooks about products, over HTTP through the real door, for a shop that has installed and not consented. */
@Singleton
final class SignalBench {
    private static final String CONNECTOR = "shopify";
    private static final String SHOP = "bench.myshopify.com";
    private static final int PRODUCTS = 1_000;

    private final Connections connections;
    private final Connectors connectors;
    private final SignalDrill drill;
    private final Ids ids;
    private final Clock clock;

    SignalBench(Connections connections, Connectors connectors, SignalDrill drill, Ids ids, Clock clock) {
        this.connections = connections;
        this.connectors = connectors;
        this.drill = drill;
        this.ids = ids;
        this.clock = clock;
    }

    SignalDrill.Outcome run(int perSecond, Duration length) throws InterruptedException {
        UUID shop = QuarkusTransaction.requiringNew().call(() -> connections
                .ofAccount(CONNECTOR, SHOP)
                .orElseGet(() -> connections.enrol(
                        ids.next(), connectors.find(CONNECTOR).orElseThrow(), SHOP, Policy.DRY_RUN, "bench"))
                .id());
        URI door = URI.create(Address.own() + "/hooks/" + CONNECTOR);
        String secret = SandboxPlace.configured().secret();
        try (HttpClient marketplace =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return drill.run(shop, perSecond, length, id -> {
                String product = "gid://shopify/Product/" + (1 + Math.floorMod(id.hashCode(), PRODUCTS));
                byte[] body =
                        "{\"admin_graphql_api_id\":\"%s\"}".formatted(product).getBytes(StandardCharsets.UTF_8);
                return marketplace
                                .send(
                                        HttpRequest.newBuilder(door)
                                                .header("X-Shopify-Topic", "products/update")
                                                .header("X-Shopify-Shop-Domain", SHOP)
                                                .header("X-Shopify-Webhook-Id", id)
                                                .header(
                                                        "X-Shopify-Triggered-At",
                                                        clock.instant().toString())
                                                .header("X-Shopify-Hmac-Sha256", Signature.base64(secret, body))
                                                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                                .build(),
                                        HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200;
            });
        }
    }
}
