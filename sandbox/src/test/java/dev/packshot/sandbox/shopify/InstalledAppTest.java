package dev.packshot.sandbox.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.catalog.Sku;
import dev.packshot.sandbox.shopify.http.Query;
import dev.packshot.sandbox.shopify.shop.Gid;
import dev.packshot.sandbox.shopify.shop.NewProduct;
import dev.packshot.sandbox.shopify.webhook.Delivery;
import dev.packshot.sandbox.shopify.webhook.Ear;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From the install to the last webhook, over HTTP as an app sees it. */
class InstalledAppTest {
    private final Desk desk = new Desk(options -> options.withSpeed(10_000));
    private final Ear app;

    InstalledAppTest() throws IOException {
        app = new Ear();
        desk.sandbox.tell(app.address());
    }

    @AfterEach
    void close() {
        desk.close();
        app.close();
    }

    @Test
    void a_merchant_who_installs_comes_to_the_app_with_a_session_token_that_is_worth_a_pair() {
        HttpResponse<String> page = desk.shop.install(app.address());

        Map<String, String> query = Query.decoded(page.uri().getRawQuery());
        JsonNode pair = Desk.json(
                desk.post("/" + Desk.DOMAIN + "/admin/oauth/access_token", "", """
                        {"client_id": "packshot-sandbox", "client_secret": "sandbox-secret",
                         "grant_type": "urn:ietf:params:oauth:grant-type:token-exchange",
                         "subject_token": "%s",
                         "subject_token_type": "urn:ietf:params:oauth:token-type:id_token",
                         "requested_token_type": "urn:shopify:params:oauth:token-type:offline-access-token",
                         "expiring": "1"}""".formatted(query.get("id_token")))
                        .body());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(pair.path("expires_in").asInt()).isEqualTo(3600);
        assertThat(scopes(pair.path("access_token").asText()))
                .containsExactly("read_files", "read_products", "write_files", "write_products");
    }

    @Test
    void an_access_token_that_is_over_is_refused_with_a_text_for_errors() {
        desk.shop.app().grant(SandboxShop.SCOPES);
        String token = desk.shop.app().tokens().issue().access().token();
        desk.clock.pass(Duration.ofHours(1));

        HttpResponse<String> answer = shop(token);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Desk.json(answer.body()).path("errors").isTextual()).isTrue();
    }

    @Test
    void a_new_product_is_told_with_the_ids_of_its_media() {
        Gid product = desk.product(List.of("BOTTLE-1"), Desk.RED, Desk.GREEN);

        await(() -> !app.heard().isEmpty());

        Ear.Heard heard = app.heard().getFirst();
        JsonNode body = Desk.json(heard.text());
        assertThat(heard.header("x-shopify-topic")).isEqualTo("products/create");
        assertThat(body.path("admin_graphql_api_id").asText()).isEqualTo(product.toString());
        assertThat(body.path("media").findValuesAsText("admin_graphql_api_id"))
                .containsExactlyElementsOf(
                        desk.media(product).stream().map(Gid::toString).toList());
        assertThat(body.path("variants").path(0).path("sku").asText()).isEqualTo("BOTTLE-1");
    }

    @Test
    void a_change_and_a_deletion_are_told_too() {
        Gid product = desk.shop.addProduct(NewProduct.of("Bottle", List.of(new Sku("BOTTLE-1"))));
        desk.shop.retitle(product, "Flask");

        desk.shop.deleteProduct(product);

        await(() -> app.heard().size() >= 3);
        assertThat(app.heard())
                .extracting(heard -> heard.header("x-shopify-topic"))
                .contains("products/create", "products/update", "products/delete");
        assertThat(app.heard())
                .filteredOn(heard -> heard.header("x-shopify-topic").equals("products/delete"))
                .extracting(Ear.Heard::text)
                .containsExactly("{\"id\":" + product.number() + "}");
    }

    @Test
    void an_uninstalled_app_loses_its_tokens_at_once_and_is_told() {
        desk.shop.app().grant(SandboxShop.SCOPES);
        String token = desk.shop.app().tokens().issue().access().token();

        desk.shop.uninstall();

        assertThat(shop(token).statusCode()).isEqualTo(401);
        await(() -> topics().contains("app/uninstalled"));
    }

    @Test
    void compliance_topics_come_to_the_configured_address() {
        desk.shop.redact();
        desk.shop.app().requestData(17);

        desk.shop.app().redactBuyer(17);

        await(() -> topics().containsAll(Set.of("shop/redact", "customers/data_request", "customers/redact")));
        assertThat(app.heard()).allSatisfy(heard -> assertThat(
                        Desk.json(heard.text()).path("shop_domain").asText())
                .isEqualTo(Desk.DOMAIN));
    }

    @Test
    void other_scopes_are_told() {
        desk.shop.app().grant(Set.of("read_products"));

        desk.shop.app().grant(SandboxShop.SCOPES);

        await(() -> topics().contains("app/scopes_update"));
    }

    @Test
    void a_webhook_that_nobody_took_is_tried_again_with_the_same_id() {
        app.answer(500);
        desk.shop.addProduct(NewProduct.of("Bottle", List.of(new Sku("BOTTLE-1"))));
        await(() -> app.heard().size() >= 2);
        app.answer(200);

        await(() -> desk.shop.deliveries().getFirst().state() == Delivery.State.DELIVERED);

        assertThat(app.heard())
                .extracting(heard -> heard.header("x-shopify-webhook-id"))
                .containsOnly(desk.shop.deliveries().getFirst().message().webhookId());
    }

    @Test
    void a_self_check_sees_subscriptions_of_the_admin_api_only() {
        String own = app.address() + "/own";

        JsonNode made = desk.data("""
                mutation Subscribe($uri: String!) {
                  webhookSubscriptionCreate(topic: PRODUCTS_CREATE, webhookSubscription: { uri: $uri }) {
                    webhookSubscription { id uri } userErrors { field message }
                  }
                }""", Map.of("uri", own));

        assertThat(made.path("userErrors")).isEmpty();
        JsonNode seen = desk.data("{ webhookSubscriptions(first: 10) { nodes { topic uri } } }");
        assertThat(seen.path("nodes").findValuesAsText("uri")).containsExactly(own);
        assertThat(seen.path("nodes").findValuesAsText("topic")).containsExactly("PRODUCTS_CREATE");
    }

    @Test
    void an_owner_agrees_and_his_browser_comes_back_with_a_code() {
        URI consent = URI.create(desk.sandbox.address() + "/" + Desk.DOMAIN
                + "/admin/oauth/authorize?client_id=packshot-sandbox&state=1&redirect_uri=" + app.address());

        HttpResponse<String> answer = desk.send(HttpRequest.newBuilder(consent).build());

        String back = answer.headers().firstValue("Location").orElse("");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(Query.decoded(URI.create(back).getRawQuery()))
                .containsKeys("code", "hmac", "host", "timestamp")
                .containsEntry("shop", Desk.DOMAIN)
                .containsEntry("state", "1");
    }

    private HttpResponse<String> shop(String token) {
        return desk.post(
                "/" + Desk.DOMAIN + "/admin/api/2026-07/graphql.json", token, "{\"query\":\"{ shop { id } }\"}");
    }

    private List<String> scopes(String token) {
        HttpResponse<String> answer = desk.post(
                "/" + Desk.DOMAIN + "/admin/api/2026-07/graphql.json",
                token,
                "{\"query\":\"{ currentAppInstallation { accessScopes { handle } } }\"}");
        return Desk.json(answer.body()).findValuesAsText("handle");
    }

    private List<String> topics() {
        return app.heard().stream()
                .map(heard -> heard.header("x-shopify-topic"))
                .toList();
    }

    static void await(BooleanSupplier there) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("It didn't come to be within 20 seconds");
            }
            Thread.onSpinWait();
        }
    }
}
