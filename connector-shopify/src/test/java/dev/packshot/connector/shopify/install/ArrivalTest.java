package dev.packshot.connector.shopify.install;

import static dev.packshot.connector.shopify.install.Forge.NOW;
import static dev.packshot.connector.shopify.install.Forge.SHOP;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Installs.Arrival;
import dev.packshot.connector.Secret;
import dev.packshot.connector.shopify.app.AppKeys;
import dev.packshot.connector.shopify.app.TestApp;
import dev.packshot.connector.shopify.shop.Endpoint;
import dev.packshot.connector.shopify.shop.HostileDomains;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalTest {
    private static final String HOST = host("admin.shopify.com/store/corner");

    @Test
    void whom_the_admin_sends_comes_with_his_shop_and_a_token() {
        String query = signed(parameters(), TestApp.SECRET);

        Arrival arrival = installs(TestApp.keys()).arrival(query, NOW);

        assertThat(arrival).isEqualTo(new Arrival(SHOP, Optional.of(Forge.genuine()), true));
    }

    @Test
    void a_known_address_has_the_known_signature() {
        // Made with OpenSSL: printf %s 'code=5eb0…&shop=…&state=…&timestamp=…' | openssl dgst -sha256 -hmac hush
        var keys = new AppKeys(Optional.of("id"), Optional.of(new Secret("hush")), Optional.empty());
        String query = "code=5eb0c0de5eb0c0de&hmac=d9358c041e46de730501665c1684137e168ec6637e380895e48b4a3609f6ebee"
                + "&shop=corner.myshopify.com&state=a.state-of_ours&timestamp=1795168800";

        Arrival arrival = installs(keys).arrival(query, Instant.ofEpochSecond(1_795_168_800));

        assertThat(arrival).isEqualTo(new Arrival(SHOP, Optional.empty(), false));
    }

    @Test
    void outside_of_the_admin_there_is_no_token() {
        Map<String, String> parameters = parameters();
        parameters.keySet().removeAll(List.of("id_token", "embedded", "host"));

        Arrival arrival = installs(TestApp.keys()).arrival(signed(parameters, TestApp.SECRET), NOW);

        assertThat(arrival).isEqualTo(new Arrival(SHOP, Optional.empty(), false));
    }

    @Test
    void an_address_that_is_opened_just_after_its_token_ended_is_taken_without_it() {
        String query = signed(parameters(), TestApp.SECRET);

        Arrival arrival = installs(TestApp.keys()).arrival(query, NOW.plusSeconds(85));

        assertThat(arrival).isEqualTo(new Arrival(SHOP, Optional.empty(), true));
    }

    @Test
    void the_former_secret_counts_during_rotation() {
        Map<String, String> parameters = parameters();
        parameters.put(
                "id_token",
                Forge.token(Forge.HS256, Forge.claims(), TestApp.FORMER).reveal());

        Arrival arrival = installs(TestApp.rotatingKeys()).arrival(signed(parameters, TestApp.FORMER), NOW);

        assertThat(arrival.token()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(longs = {-90, -1, 0, 1, 90})
    void an_address_holds_for_ninety_seconds_either_way(long seconds) {
        Map<String, String> parameters = parameters();
        parameters.remove("id_token");

        Arrival arrival =
                installs(TestApp.keys()).arrival(signed(parameters, TestApp.SECRET), NOW.plusSeconds(seconds));

        assertThat(arrival.account()).isEqualTo(SHOP);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void whom_shopify_did_not_send_is_nobody(String how, String query) {
        ShopifyInstalls installs = installs(TestApp.rotatingKeys());

        assertThatThrownBy(() -> installs.arrival(query, NOW))
                .as(how)
                .isInstanceOf(ConnectorException.Unauthorized.class)
                .hasNoCause()
                .message()
                .doesNotContain("evil", "corner", "%");
    }

    @ParameterizedTest
    @MethodSource("dev.packshot.connector.shopify.shop.HostileDomains#all")
    void a_hostile_domain_is_refused_though_it_is_signed(String hostile) {
        Map<String, String> parameters = parameters();
        parameters.remove("id_token");
        parameters.put("shop", hostile);
        String query = signed(parameters, TestApp.SECRET);

        assertThatThrownBy(() -> installs(TestApp.keys()).arrival(query, NOW))
                .isInstanceOf(ConnectorException.Unauthorized.class);
    }

    @Test
    void without_an_app_nobody_arrives() {
        String query = signed(parameters(), " ");

        assertThatThrownBy(() -> installs(TestApp.noKeys()).arrival(query, NOW))
                .isInstanceOf(ConnectorException.Unauthorized.class);
    }

    @Test
    void a_connection_is_told_its_shop_and_nothing_else() {
        Map<String, String> settings =
                installs(TestApp.keys()).settings("Corner.myshopify.com").values();

        assertThat(settings).isEqualTo(Map.of("shop", SHOP));
    }

    @Test
    void a_page_may_be_shown_by_its_shop_and_the_admin_alone() {
        var embedding = installs(TestApp.keys()).embedding(SHOP);

        assertThat(embedding.ancestors())
                .containsExactly(URI.create("https://" + SHOP), URI.create("https://admin.shopify.com"));
        assertThat(embedding.scripts())
                .containsExactly(URI.create("https://cdn.shopify.com/shopifycloud/app-bridge.js"));
        assertThat(embedding.meta())
                .isEqualTo(Map.of("shopify-api-key", TestApp.CLIENT_ID, "packshot-token", "shopify.idToken"));
    }

    @Test
    void no_page_is_made_for_a_hostile_domain() {
        ShopifyInstalls installs = installs(TestApp.keys());

        assertThat(HostileDomains.all()).allSatisfy(hostile -> assertThatThrownBy(() -> installs.embedding(hostile))
                .isInstanceOf(ConnectorException.Malformed.class));
    }

    static Stream<Arguments> attacks() {
        var attacks = new LinkedHashMap<String, String>();
        String genuine = signed(parameters(), TestApp.SECRET);
        attacks.put("nothing", "");
        attacks.put("no parameters", "&&&");
        attacks.put("a stranger's secret", signed(parameters(), TestApp.STRANGERS));
        attacks.put("another shop", genuine.replace("shop=corner", "shop=evil"));
        attacks.put("one parameter more", genuine + "&x=1");
        attacks.put("one parameter less", genuine.replace("locale=en&", ""));
        attacks.put("no signature", genuine.replaceFirst("&hmac=[0-9a-f]+", ""));
        attacks.put("an empty signature", genuine.replaceFirst("hmac=[0-9a-f]+", "hmac="));
        attacks.put("the signature in capitals", genuine.replaceFirst("hmac=.{8}", "hmac=ABCDEF01"));
        attacks.put("two signatures", genuine + "&hmac=" + "0".repeat(64));
        attacks.put("the same signature twice", genuine + "&" + genuine.replaceFirst(".*(hmac=[0-9a-f]+).*", "$1"));
        attacks.put("two shops, the first genuine", genuine + "&shop=evil.myshopify.com");
        attacks.put("two shops, the last genuine", "shop=evil.myshopify.com&" + genuine);
        attacks.put("the same shop twice", genuine + "&shop=" + SHOP);
        attacks.put("a shop whose name is escaped", genuine + "&sh%6fp=evil.myshopify.com");
        attacks.put("shop as a list", genuine.replace("shop=", "shop[]="));
        attacks.put("two times", genuine + "&timestamp=" + NOW.getEpochSecond());
        attacks.put("a time of before", signed(at(NOW.minusSeconds(91).getEpochSecond() + ""), TestApp.SECRET));
        attacks.put("a time to come", signed(at(NOW.plusSeconds(91).getEpochSecond() + ""), TestApp.SECRET));
        for (String time : List.of("", "now", "-1", "1e9", "+1", "1795168800.5", "99999999999999999999", "0x1")) {
            attacks.put("the time '" + time + "'", signed(at(time), TestApp.SECRET));
        }
        Map<String, String> timeless = parameters();
        timeless.remove("timestamp");
        attacks.put("no time", signed(timeless, TestApp.SECRET));
        Map<String, String> shopless = parameters();
        shopless.remove("shop");
        attacks.put("no shop", signed(shopless, TestApp.SECRET));
        attacks.put("a name without a value", genuine + "&x");
        attacks.put("a value without a name", genuine + "&=x");
        attacks.put("an empty pair", genuine + "&");
        attacks.put("a broken escape", genuine + "&x=%zz");
        attacks.put("half an escape", genuine + "&x=%4");
        attacks.put("bytes that aren't UTF-8", genuine + "&x=%ff");
        attacks.put("overlong UTF-8", genuine + "&x=%c0%af");
        attacks.put("a line break", genuine + "&x=%0d%0a");
        attacks.put("a NUL", genuine + "&x=%00");
        attacks.put("letters beyond ASCII", genuine + "&x=\u043e");
        attacks.put("very many parameters", genuine + "&x=1".repeat(1_000));
        attacks.put("a very long one", genuine + "&x=" + "1".repeat(100_000));
        attacks.put("what a parameter holds taken for parameters", "x=" + encoded(genuine));
        attacks.put("the question mark", "?" + genuine);
        for (String host : List.of(
                "evil.example/store/corner",
                "admin.shopify.com.evil.example/store/corner",
                "admin.shopify.com@evil.example/store/corner",
                "evil.example/admin.shopify.com/store/corner",
                "admin.shopify.com/store/",
                "admin.shopify.com/store/corner/../x",
                "admin.shopify.com/store/corner\n",
                "admin.shopify.com/store/<b>",
                "https://admin.shopify.com/store/corner",
                "other.myshopify.com/admin",
                SHOP + "/admin/x")) {
            attacks.put("the host " + host, signed(with("host", host(host)), TestApp.SECRET));
        }
        attacks.put("a host that isn't Base64", signed(with("host", "admin.shopify.com"), TestApp.SECRET));
        Secret others = Forge.token(Forge.HS256, Forge.claims("other.myshopify.com"), TestApp.SECRET);
        attacks.put("another shop's token", signed(with("id_token", others.reveal()), TestApp.SECRET));
        Secret strangers = Forge.token(Forge.HS256, Forge.claims(), TestApp.STRANGERS);
        attacks.put("a forged token", signed(with("id_token", strangers.reveal()), TestApp.SECRET));
        return attacks.entrySet().stream().map(each -> Arguments.of(each.getKey(), each.getValue()));
    }

    @Test
    void either_place_of_the_admin_is_known_in_either_alphabet() {
        List<String> hosts = List.of(
                HOST,
                HOST.replace("=", ""),
                host(SHOP + "/admin"),
                Base64.getUrlEncoder().encodeToString("admin.shopify.com/store/co-rner".getBytes(UTF_8)));

        List<String> accounts = hosts.stream()
                .map(host -> installs(TestApp.keys())
                        .arrival(signed(with("host", host), TestApp.SECRET), NOW)
                        .account())
                .toList();

        assertThat(accounts).containsOnly(SHOP);
    }

    private static Map<String, String> parameters() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("embedded", "1");
        parameters.put("host", HOST);
        parameters.put("id_token", Forge.genuine().reveal());
        parameters.put("locale", "en");
        parameters.put("session", "5e55");
        parameters.put("shop", SHOP);
        parameters.put("timestamp", Long.toString(NOW.getEpochSecond()));
        return parameters;
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> parameters = parameters();
        parameters.put(name, value);
        return parameters;
    }

    private static Map<String, String> at(String time) {
        return with("timestamp", time);
    }

    /** As Shopify's own library signs. */
    private static String signed(Map<String, String> parameters, String secret) {
        return query(parameters) + "&hmac=" + TestApp.hex(secret, query(new TreeMap<>(parameters)));
    }

    private static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    private static String host(String place) {
        return Base64.getEncoder().encodeToString(place.getBytes(UTF_8));
    }

    private static ShopifyInstalls installs(AppKeys keys) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        return new ShopifyInstalls(
                keys, new TokenDesk(keys, new Endpoint("https://{shop}"), Duration.ofSeconds(1), clock), clock);
    }
}
