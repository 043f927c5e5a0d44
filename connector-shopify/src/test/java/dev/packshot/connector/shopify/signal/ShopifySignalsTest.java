package dev.packshot.connector.shopify.signal;

import static dev.packshot.connector.shopify.signal.Mail.NOW;
import static dev.packshot.connector.shopify.signal.Mail.PRODUCT;
import static dev.packshot.connector.shopify.signal.Mail.SETTINGS;
import static dev.packshot.connector.shopify.signal.Mail.SHOP;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.catalog.ListingRef;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Settings;
import dev.packshot.connector.Signal;
import dev.packshot.connector.WebhookCall;
import dev.packshot.connector.shopify.app.AppKeys;
import dev.packshot.connector.shopify.app.TestApp;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShopifySignalsTest {
    private static final ListingRef LISTING = new ListingRef("gid://shopify/Product/4217");
    private static final String UNINSTALLED =
            "{\"id\":1,\"domain\":\"shop.example\",\"myshopify_domain\":\"" + SHOP + "\"}";
    private static final String REDACTED = "{\"shop_id\":1,\"shop_domain\":\"" + SHOP + "\"}";
    private static final String BUYER =
            "{\"shop_id\":1,\"shop_domain\":\"" + SHOP + "\",\"customer\":{\"id\":7,\"email\":\"a@example.com\"}}";
    private static final String BULK =
            "{\"admin_graphql_api_id\":\"gid://shopify/BulkOperation/9\",\"status\":\"completed\",\"error_code\":null}";

    @ParameterizedTest(name = "{0}")
    @MethodSource("topics")
    void each_topic_hints_at_what_happened(String topic, String body, Signal.Kind kind, Optional<ListingRef> listing) {
        WebhookCall call = Mail.of(topic, body).call();

        List<Signal> heard = signals().receive(call, SETTINGS);

        assertThat(heard)
                .containsExactly(
                        new Signal("b54557e4-bdd9-4b37-8a5f-bf7d70bcd043", kind, listing, NOW.minusSeconds(1)));
        assertThat(signals().account(call)).contains(SHOP);
    }

    static Stream<Arguments> topics() {
        Optional<ListingRef> none = Optional.empty();
        return Stream.of(
                Arguments.of("products/create", PRODUCT, Signal.Kind.CREATED, Optional.of(LISTING)),
                Arguments.of("products/update", PRODUCT, Signal.Kind.CHANGED, Optional.of(LISTING)),
                Arguments.of("products/delete", "{\"id\":4217}", Signal.Kind.DELETED, Optional.of(LISTING)),
                Arguments.of("bulk_operations/finish", BULK, Signal.Kind.FINISHED, none),
                Arguments.of("app/scopes_update", "{\"current\":[\"read_files\"]}", Signal.Kind.CHANGED, none),
                Arguments.of("app/uninstalled", UNINSTALLED, Signal.Kind.REVOKED, none),
                Arguments.of("customers/data_request", BUYER, Signal.Kind.BUYER, none),
                Arguments.of("customers/redact", BUYER, Signal.Kind.BUYER, none),
                Arguments.of("shop/redact", REDACTED, Signal.Kind.ERASE, none));
    }

    @Test
    void every_topic_is_tried_above() {
        List<Object> tried = topics().map(each -> each.get()[0]).toList();

        assertThat(tried)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Topic.values()).map(Topic::label).toList());
    }

    @Test
    void a_topic_that_nobody_asked_for_means_nothing() {
        WebhookCall call = Mail.of("orders/create", "{\"id\":1}").call();

        List<Signal> heard = signals().receive(call, SETTINGS);

        assertThat(heard).isEmpty();
    }

    @Test
    void header_names_are_taken_in_any_case() {
        Mail genuine = Mail.updated();
        Map<String, List<String>> lower = genuine.headers().entrySet().stream()
                .collect(Collectors.toMap(each -> each.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
        Map<String, List<String>> upper = genuine.headers().entrySet().stream()
                .collect(Collectors.toMap(each -> each.getKey().toUpperCase(Locale.ROOT), Map.Entry::getValue));

        List<List<Signal>> heard = Stream.of(lower, upper)
                .map(headers -> new Mail(headers, genuine.body(), NOW).call())
                .map(call -> signals().receive(call, SETTINGS))
                .toList();

        assertThat(heard).containsOnly(signals().receive(genuine.call(), SETTINGS));
    }

    @Test
    void the_former_secret_counts_during_rotation_only() {
        WebhookCall former = Mail.updated().signed(TestApp.FORMER).call();

        List<Signal> heard = signals(TestApp.rotatingKeys()).receive(former, SETTINGS);

        assertThat(heard).hasSize(1);
        expectRefused(signals(TestApp.keys()), former);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void a_forged_or_altered_webhook_is_refused(String how, WebhookCall forged) {
        expectRefused(signals(TestApp.rotatingKeys()), forged);
    }

    static Stream<Arguments> forgeries() {
        Mail genuine = Mail.updated();
        String signature = genuine.call().header("X-Shopify-Hmac-Sha256").orElseThrow();
        String header = "X-Shopify-Hmac-Sha256";
        var forged = new LinkedHashMap<String, Mail>();
        forged.put("no signature", genuine.without(header));
        forged.put("an empty signature", genuine.with(header, ""));
        forged.put("a stranger's secret", genuine.signed(TestApp.STRANGERS));
        forged.put("two signatures, one genuine", genuine.with(header, signature, signature.replace('a', 'b')));
        forged.put("the same signature twice", genuine.with(header, signature, signature));
        forged.put("two signatures in one header", genuine.with(header, signature + "," + signature));
        forged.put("hexadecimal digits", genuine.with(header, TestApp.hex(TestApp.SECRET, genuine.body())));
        forged.put("the signature without padding", genuine.with(header, signature.replace("=", "")));
        forged.put("the signature with a blank", genuine.with(header, signature + " "));
        forged.put("the signature cut short", genuine.with(header, signature.substring(0, 20)));
        forged.put("an algorithm before it", genuine.with(header, "sha256=" + signature));
        forged.put("nothing at all", new Mail(Map.of(), genuine.body(), NOW));
        forged.put("an empty body", genuine.saying(""));
        forged.put(
                "a truncated body",
                genuine.saying(genuine.body().substring(0, genuine.body().length() - 1)));
        forged.put("a byte more", genuine.saying(genuine.body() + "\n"));
        forged.put("another product", genuine.saying(genuine.body().replace("4217", "4218")));
        forged.put("re-encoded JSON", genuine.saying(genuine.body().replace(":", ": ")));
        forged.put("escaped JSON", genuine.saying(genuine.body().replace("V", "\\u0056")));
        forged.put(
                "reordered JSON",
                genuine.saying(genuine.body().replace("\"id\":4217,", "").replaceFirst("\\{", "{\"id\":4217,")));
        forged.put("too old", genuine.received(NOW.plus(Delivery.OLDEST).plusSeconds(1)));
        return forged.entrySet().stream()
                .map(each -> Arguments.of(each.getKey(), each.getValue().call()));
    }

    @Test
    void without_an_app_no_webhook_is_taken_not_even_one_signed_with_nothing() {
        WebhookCall call = Mail.updated().signed(" ").call();

        expectRefused(signals(TestApp.noKeys()), call);
        expectRefused(signals(TestApp.noKeys()), Mail.updated().call());
    }

    @Test
    void a_webhook_of_another_shop_is_refused_for_this_connection() {
        WebhookCall call = Mail.updated()
                .with("X-Shopify-Shop-Domain", "other.myshopify.com")
                .call();

        assertThatThrownBy(() -> signals().receive(call, SETTINGS)).isInstanceOf(ConnectorException.Unauthorized.class);
        assertThatThrownBy(() -> signals().receive(call, new Settings(Map.of())))
                .isInstanceOf(ConnectorException.Unauthorized.class);
    }

    /** Headers aren't signed: who has seen a webhook of his own shop would uninstall and erase others with it. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("swaps")
    void what_cannot_be_undone_hangs_on_what_is_signed(String how, WebhookCall call) {
        expectRefused(signals(), call);
    }

    static Stream<Arguments> swaps() {
        var swaps = new LinkedHashMap<String, Mail>();
        String shop = "X-Shopify-Shop-Domain";
        String other = "other.myshopify.com";
        swaps.put(
                "another shop uninstalled",
                Mail.of("app/uninstalled", UNINSTALLED).with(shop, other));
        swaps.put("another shop redacted", Mail.of("shop/redact", REDACTED).with(shop, other));
        swaps.put("another shop's buyer", Mail.of("customers/redact", BUYER).with(shop, other));
        swaps.put(
                "another shop's buyer asks",
                Mail.of("customers/data_request", BUYER).with(shop, other));
        for (String topic : List.of("app/uninstalled", "shop/redact", "customers/redact", "customers/data_request")) {
            swaps.put("a product as " + topic, Mail.of(topic, PRODUCT));
            swaps.put("an empty object as " + topic, Mail.of(topic, "{}"));
        }
        swaps.put("a redacted buyer as a redacted shop", Mail.of("shop/redact", BUYER));
        swaps.put("an uninstalled shop as a redacted one", Mail.of("shop/redact", UNINSTALLED));
        swaps.put("a redacted shop as an uninstalled one", Mail.of("app/uninstalled", REDACTED));
        swaps.put("a redacted shop as a redacted buyer", Mail.of("customers/redact", REDACTED));
        swaps.put(
                "a shop that is named within something else",
                Mail.of("shop/redact", "{\"note\":{\"shop_domain\":\"" + SHOP + "\"}}"));
        swaps.put("a shop in a list", Mail.of("shop/redact", "{\"shop_domain\":[\"" + SHOP + "\"]}"));
        return swaps.entrySet().stream()
                .map(each -> Arguments.of(each.getKey(), each.getValue().call()));
    }

    @ParameterizedTest
    @MethodSource("dev.packshot.connector.shopify.shop.HostileDomains#all")
    void a_hostile_domain_is_no_shop(String hostile) {
        WebhookCall call = Mail.updated().with("X-Shopify-Shop-Domain", hostile).call();

        assertThatThrownBy(() -> signals().account(call)).isInstanceOf(ConnectorException.Malformed.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oddities")
    void what_is_shopifys_and_cannot_be_read_is_not_understood(String how, WebhookCall odd) {
        assertThatThrownBy(() -> signals().receive(odd, SETTINGS))
                .isInstanceOf(ConnectorException.Malformed.class)
                .hasNoCause();
    }

    static Stream<Arguments> oddities() {
        var odd = new LinkedHashMap<String, Mail>();
        odd.put("no topic", Mail.updated().without("X-Shopify-Topic"));
        odd.put("two topics", Mail.updated().with("X-Shopify-Topic", "products/update", "shop/redact"));
        odd.put("no shop", Mail.updated().without("X-Shopify-Shop-Domain"));
        odd.put("two shops", Mail.updated().with("X-Shopify-Shop-Domain", SHOP, "other.myshopify.com"));
        odd.put("no time that can be read", Mail.updated().with("X-Shopify-Triggered-At", "yesterday"));
        for (String body : List.of(
                "",
                "{",
                "[]",
                "null",
                "4217",
                "{} {}",
                "{}]",
                "{\"id\":\"\"}",
                "{\"id\":4217.5}",
                "{\"id\":-1}",
                "{\"id\":null}",
                "{\"id\":{\"id\":4217}}",
                "{\"id\":12345678901234567890}",
                "{\"id\":1,\"id\":2}",
                "{\"admin_graphql_api_id\":\"gid://shopify/Order/4217\"}",
                "{\"admin_graphql_api_id\":\"gid://shopify/Product/4217/../1\"}",
                "{\"admin_graphql_api_id\":\"gid://shopify/Product/4217\\n\"}",
                "[".repeat(100_000),
                "{\"x\":" + "[".repeat(100_000))) {
            odd.put("the body " + body.substring(0, Math.min(60, body.length())), Mail.of("products/update", body));
        }
        return odd.entrySet().stream()
                .map(each -> Arguments.of(each.getKey(), each.getValue().call()));
    }

    @Test
    void a_webhook_is_taken_as_long_as_shopify_tries_and_far_beyond() {
        List<Duration> ages = List.of(Duration.ZERO, Duration.ofHours(4), Duration.ofHours(23));

        List<Instant> times = ages.stream()
                .map(age -> Mail.updated().received(NOW.plus(age)).call())
                .map(call -> signals().receive(call, SETTINGS).getFirst().at())
                .toList();

        assertThat(times).containsOnly(NOW.minusSeconds(1));
    }

    @Test
    void nothing_happened_later_than_it_was_told() {
        WebhookCall call = Mail.updated()
                .with("X-Shopify-Triggered-At", NOW.plusSeconds(3_600).toString())
                .call();

        Signal heard = signals().receive(call, SETTINGS).getFirst();

        assertThat(heard.at()).isEqualTo(NOW);
    }

    @Test
    void a_time_is_taken_with_any_offset_or_left_out() {
        List<Mail> mails = List.of(
                Mail.updated().with("X-Shopify-Triggered-At", "2026-11-20T11:59:59.000000000+02:00"),
                Mail.updated().without("X-Shopify-Triggered-At"));

        List<Instant> times = mails.stream()
                .map(mail -> signals().receive(mail.call(), SETTINGS).getFirst().at())
                .toList();

        assertThat(times).containsExactly(NOW.minusSeconds(1), NOW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "short", "with blank in it", "with\nline-break", "\u043e-beyond-ascii", "'; drop table--"})
    void an_id_that_is_none_is_replaced_by_what_was_said(String id) {
        Mail mail = Mail.updated().with("X-Shopify-Webhook-Id", id);
        Mail again = mail.received(NOW.plusSeconds(60));
        Mail later = mail.with("X-Shopify-Triggered-At", NOW.toString());
        Mail other = Mail.of("products/delete", PRODUCT).with("X-Shopify-Webhook-Id", id);

        List<String> ids =
                Stream.of(mail, again, later, other).map(ShopifySignalsTest::id).toList();

        assertThat(ids.get(1)).isEqualTo(ids.get(0)).hasSizeBetween(1, 255).matches("[A-Za-z0-9-]+");
        assertThat(ids.subList(1, 4)).doesNotHaveDuplicates();
    }

    @Test
    void an_id_of_any_length_stays_within_bounds() {
        List<String> ids = Stream.of(128, 129, 100_000)
                .map("a"::repeat)
                .map(id -> id(Mail.updated().with("X-Shopify-Webhook-Id", id)))
                .toList();

        assertThat(ids.getFirst()).hasSize(128);
        assertThat(ids.subList(1, 3)).allMatch(id -> id.length() == 64);
    }

    @Test
    void a_product_of_megabytes_is_read_for_its_id_alone() {
        String variants = IntStream.range(0, 20_000)
                .mapToObj(i -> "{\"id\":" + i + ",\"title\":\"" + "x".repeat(100) + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
        WebhookCall call = Mail.of("products/update", "{\"variants\":" + variants + ",\"id\":4217}")
                .call();

        List<Signal> heard = signals().receive(call, SETTINGS);

        assertThat(call.body().length).isGreaterThan(2_000_000);
        assertThat(heard.getFirst().listing()).contains(LISTING);
    }

    @Test
    void nothing_can_be_watched_here() {
        assertThatThrownBy(() -> signals().watch(SETTINGS, signal -> {}))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    private static String id(Mail mail) {
        return signals().receive(mail.call(), SETTINGS).getFirst().id();
    }

    private static void expectRefused(ShopifySignals signals, WebhookCall call) {
        assertThatThrownBy(() -> signals.receive(call, SETTINGS))
                .isInstanceOf(ConnectorException.Unauthorized.class)
                .message()
                .doesNotContain(SHOP, new String(call.body(), UTF_8).isEmpty() ? "{" : new String(call.body(), UTF_8));
        assertThatThrownBy(() -> signals.account(call)).isInstanceOf(ConnectorException.Unauthorized.class);
    }

    private static ShopifySignals signals() {
        return signals(TestApp.keys());
    }

    private static ShopifySignals signals(AppKeys keys) {
        return new ShopifySignals(keys);
    }
}
