package dev.packshot.connector.shopify.install;

import static dev.packshot.connector.shopify.install.TokenStand.BACK;
import static dev.packshot.connector.shopify.install.TokenStand.SHOP;
import static dev.packshot.connector.shopify.install.TokenStand.VERIFIER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Grant;
import dev.packshot.connector.Installs.Arrival;
import dev.packshot.connector.Remedy;
import dev.packshot.connector.Secret;
import dev.packshot.connector.shopify.app.AppKeys;
import dev.packshot.connector.shopify.app.TestApp;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsentTest {
    private TokenStand stand;

    @BeforeEach
    void open() throws IOException {
        stand = new TokenStand();
    }

    @AfterEach
    void close() throws IOException {
        stand.close();
    }

    @Test
    void the_consent_address_asks_for_the_shops_own_token_and_says_the_way_back() {
        URI consent = stand.authorizer().consent("state&7f3a", VERIFIER, BACK);

        assertThat(consent.getRawPath()).isEqualTo("/" + SHOP + "/admin/oauth/authorize");
        assertThat(consent.getRawQuery().split("&"))
                .containsExactly(
                        "client_id=" + TestApp.CLIENT_ID,
                        "scope=read_products%2Cwrite_products%2Cread_files%2Cwrite_files",
                        "redirect_uri=https%3A%2F%2Fpackshot.example%2Finstall%2Fshopify%2Fcallback",
                        "state=state%267f3a");
        assertThat(consent.toString()).doesNotContain(VERIFIER.reveal(), TestApp.SECRET);
        assertThat(stand.wire.taken()).isZero();
    }

    @Test
    void a_code_becomes_a_grant_that_ends_and_can_be_renewed() {
        Map<String, String> query = stand.agreed();

        Grant grant = stand.authorizer().exchange(query, VERIFIER, BACK);

        assertThat(grant.account()).isEqualTo(SHOP);
        assertThat(grant.scopes()).containsExactlyInAnyOrderElementsOf(AppKeys.SCOPES);
        assertThat(grant.expires()).contains(stand.now().plus(Duration.ofHours(1)));
        assertThat(grant.refresh()).isPresent();
        assertThat(stand.letsIn(grant)).isTrue();
        assertThat(stand.wire.exchanges()).hasSize(1);
    }

    @Test
    void what_was_altered_on_the_way_back_gives_no_grant_and_is_not_even_asked_with() {
        Map<String, String> query = stand.agreed();

        List.of("code", "host", "hmac", "shop", "state", "timestamp").forEach(name -> {
            Map<String, String> altered = new HashMap<>(query);
            altered.computeIfPresent(name, (key, value) -> value + "0");
            expectNoGrant(altered);
            Map<String, String> less = new HashMap<>(query);
            less.remove(name);
            expectNoGrant(less);
        });
        expectNoGrant(Map.of());
        expectNoGrant(Map.of("error", "access_denied"));
        assertThat(stand.wire.taken()).isZero();
    }

    @Test
    void another_shops_consent_gives_no_grant() {
        Map<String, String> signed =
                parameters(stand.launches.signed(BACK, Map.of("code", "c0de", "shop", "other.myshopify.com")));

        expectNoGrant(signed);

        assertThat(stand.wire.taken()).isZero();
    }

    @Test
    void a_consent_that_lay_around_gives_no_grant() {
        Map<String, String> query = stand.agreed();
        stand.pass(Duration.ofSeconds(91));

        expectNoGrant(query);
    }

    @Test
    void a_code_serves_once() {
        Map<String, String> query = stand.agreed();
        stand.authorizer().exchange(query, VERIFIER, BACK);

        expectNoGrant(query);
    }

    @Test
    void a_session_token_becomes_a_grant_of_the_shop() {
        Grant grant = stand.installed();

        assertThat(grant.account()).isEqualTo(SHOP);
        assertThat(grant.scopes()).containsExactlyInAnyOrderElementsOf(AppKeys.SCOPES);
        assertThat(grant.expires()).contains(stand.now().plus(Duration.ofHours(1)));
        assertThat(stand.letsIn(grant)).isTrue();
        assertThat(stand.wire.exchanges()).hasSize(1);
    }

    @Test
    void who_is_sent_by_the_sandbox_arrives_with_a_token_that_installs() {
        stand.desks.at(SHOP).grant(java.util.Set.copyOf(AppKeys.SCOPES));
        URI launch = stand.launches.embedded(TokenStand.APPLICATION, SHOP, 4217);

        Arrival arrival = stand.installs().arrival(launch.getRawQuery(), stand.now());

        assertThat(arrival.embedded()).isTrue();
        assertThat(stand.letsIn(stand.installs().install(arrival.token().orElseThrow())))
                .isTrue();
    }

    @Test
    void a_token_of_a_shop_that_has_not_installed_the_app_gives_no_grant() {
        var token = new Secret(stand.sessions.issue(SHOP, 4217));

        assertThatThrownBy(() -> stand.installs().install(token))
                .isInstanceOf(ConnectorException.Unauthorized.class)
                .extracting(e -> ((ConnectorException) e).remedy())
                .isEqualTo(Remedy.RECONNECT);
    }

    @Test
    void an_ended_or_forged_session_token_is_never_sent_anywhere() {
        var ended = new Secret(stand.sessions.issue(SHOP, 4217));
        var forged = new Secret(stand.sessions.issue(SHOP, 4217, TestApp.STRANGERS));
        stand.pass(Duration.ofSeconds(71));

        for (Secret token : List.of(ended, forged)) {
            assertThatThrownBy(() -> stand.installs().install(token))
                    .isInstanceOf(ConnectorException.Unauthorized.class);
        }
        assertThat(stand.wire.taken()).isZero();
    }

    @Test
    void without_an_app_nobody_is_sent_to_consent() {
        ShopifyAuthorizer authorizer = stand.authorizer(TestApp.noKeys());

        assertThatThrownBy(() -> authorizer.consent("state", VERIFIER, BACK))
                .isInstanceOf(ConnectorException.Unavailable.class)
                .hasMessageContaining("PACKSHOT_SHOPIFY_CLIENT_ID");
    }

    private void expectNoGrant(Map<String, String> query) {
        assertThatThrownBy(() -> stand.authorizer().exchange(query, VERIFIER, BACK))
                .as("%s", query.keySet())
                .isInstanceOf(ConnectorException.Unauthorized.class);
    }

    private static Map<String, String> parameters(URI address) {
        return dev.packshot.sandbox.shopify.http.Query.decoded(address.getRawQuery());
    }
}
