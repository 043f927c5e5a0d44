package dev.packshot.engine.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Secret;
import dev.packshot.connector.Settings;
import dev.packshot.engine.Settable;
import dev.packshot.engine.TestDatabase;
import dev.packshot.engine.database.Database;
import dev.packshot.engine.grant.GrantVault;
import dev.packshot.engine.grant.SealedConsents;
import dev.packshot.engine.identity.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ConsentsTest {
    private static final URI BACK = URI.create("https://packshot.example/back");

    @Inject
    TestShops market;

    @Inject
    Connections connections;

    @Inject
    Connectors connectors;

    @Inject
    Grants grants;

    @Inject
    GrantVault vault;

    @Inject
    SealedConsents sealed;

    @Inject
    Database database;

    @Inject
    Consents consents;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    private UUID shop;

    @BeforeEach
    void connect() {
        market.reset();
        shop = ids.next();
        connections.create(shop, "shop " + shop, "testshops", new Settings(Map.of("name", "n")), Policy.AUTO, "test");
    }

    @AfterEach
    void remove() {
        connections.remove(shop, "test");
    }

    private static Map<String, String> query(Consents.Departure consent) {
        String state = consent.address().getQuery().replaceAll(".*state=([^&]+).*", "$1");
        return Map.of("state", state, "code", "c");
    }

    private ConsentRefused.Reason refusal(Map<String, String> query, Secret browser) {
        return catchThrowableOfType(ConsentRefused.class, () -> consents.finish(query, browser))
                .reason();
    }

    private ConnectionState state() {
        return QuarkusTransaction.requiringNew()
                .call(() -> connections.get(shop).state());
    }

    @Test
    void a_consent_ends_with_a_grant_in_the_vault_and_work_that_goes_on() {
        connections.needsSignIn(shop, "test");
        Consents.Departure consent = consents.begin(shop, BACK, "anna");

        UUID signedIn = consents.finish(query(consent), consent.browser());

        assertThat(signedIn).isEqualTo(shop);
        assertThat(vault.load(shop)).contains(TestShops.grant("shop", "first"));
        assertThat(state()).isEqualTo(ConnectionState.ACTIVE);
        assertThat(market.verifiers).singleElement().asString().hasSizeBetween(43, 128);
    }

    @Test
    void a_pause_outlasts_a_sign_in() {
        connections.pause(shop, "test", "anna");
        Consents.Departure consent = consents.begin(shop, BACK, "anna");

        consents.finish(query(consent), consent.browser());

        assertThat(state()).isEqualTo(ConnectionState.PAUSED);
    }

    @Test
    void a_state_serves_once() {
        Consents.Departure consent = consents.begin(shop, BACK, "anna");
        consents.finish(query(consent), consent.browser());

        assertThat(refusal(query(consent), consent.browser())).isEqualTo(ConsentRefused.Reason.STALE);
    }

    @Test
    void a_state_serves_once_also_when_the_marketplace_refuses() {
        market.exchange.set(query -> {
            throw new ConnectorException.Unauthorized("Forged", false);
        });
        Consents.Departure consent = consents.begin(shop, BACK, "anna");
        assertThatThrownBy(() -> consents.finish(query(consent), consent.browser()))
                .isInstanceOf(ConnectorException.Unauthorized.class);

        assertThat(refusal(query(consent), consent.browser())).isEqualTo(ConsentRefused.Reason.STALE);
        assertThat(vault.load(shop)).isEmpty();
    }

    @Test
    void a_state_that_nobody_gave_out_is_refused() {
        Secret browser = consents.begin(shop, BACK, "anna").browser();

        assertThat(refusal(Map.of("state", "guessed", "code", "c"), browser)).isEqualTo(ConsentRefused.Reason.STALE);
        assertThat(refusal(Map.of(), browser)).isEqualTo(ConsentRefused.Reason.STALE);
        assertThat(market.verifiers).isEmpty();
    }

    @Test
    void a_state_serves_in_the_browser_only_that_it_was_given_to() {
        Consents.Departure consent = consents.begin(shop, BACK, "anna");
        Secret another = consents.begin(shop, BACK, "anna").browser();

        assertThat(refusal(query(consent), another)).isEqualTo(ConsentRefused.Reason.STALE);
        assertThat(refusal(query(consent), new Secret(""))).isEqualTo(ConsentRefused.Reason.STALE);
        assertThat(consents.finish(query(consent), consent.browser())).isEqualTo(shop);
    }

    @Test
    void a_shop_is_connected_once() {
        UUID second = ids.next();
        consentTo(shop);
        connections.create(
                second, "shop " + second, "testshops", new Settings(Map.of("name", "n")), Policy.AUTO, "test");

        ConsentRefused refused = catchThrowableOfType(ConsentRefused.class, () -> consentTo(second));

        assertThat(refused.reason()).isEqualTo(ConsentRefused.Reason.TWICE);
        assertThat(vault.load(second)).isEmpty();
        connections.remove(second, "test");
    }

    private void consentTo(UUID connection) {
        Consents.Departure consent = consents.begin(connection, BACK, "anna");
        consents.finish(query(consent), consent.browser());
    }

    @Test
    void a_state_serves_for_ten_minutes_only() {
        var passing = new Settable(clock.instant());
        var slow = new Consents(
                connections, connectors, grants, vault, new ConsentRows(database, sealed, passing), new SecureRandom());
        Consents.Departure consent = slow.begin(shop, BACK, "anna");
        passing.pass(Duration.ofMinutes(11));

        ConsentRefused refused =
                catchThrowableOfType(ConsentRefused.class, () -> slow.finish(query(consent), consent.browser()));

        assertThat(refused.reason()).isEqualTo(ConsentRefused.Reason.STALE);
    }

    @Test
    void an_owner_who_said_no_is_told_so() {
        Consents.Departure consent = consents.begin(shop, BACK, "anna");
        String state = query(consent).get("state");

        assertThat(refusal(Map.of("state", state, "error", "access_denied"), consent.browser()))
                .isEqualTo(ConsentRefused.Reason.DENIED);
    }

    @Test
    void another_shop_never_takes_the_place_of_the_one_that_was_connected() {
        vault.store(shop, TestShops.grant("shop", "before"));
        market.exchange.set(query -> TestShops.grant("somebody-elses", "x"));
        Consents.Departure consent = consents.begin(shop, BACK, "anna");

        assertThat(refusal(query(consent), consent.browser())).isEqualTo(ConsentRefused.Reason.OTHER_SHOP);
        assertThat(vault.load(shop)).contains(TestShops.grant("shop", "before"));
    }

    @Test
    void no_state_and_no_verifier_lie_open_in_a_row() {
        Consents.Departure consent = consents.begin(shop, BACK, "anna");

        String rows = database.apart(on -> {
            try (ResultSet row = on.createStatement()
                    .executeQuery(
                            "SELECT string_agg(c::text, '') || (SELECT string_agg(s::text, '') FROM sealed_secret s)"
                                    + " FROM consent c")) {
                row.next();
                return row.getString(1);
            }
        });
        assertThat(rows).doesNotContain(query(consent).get("state"));
    }

    @Test
    void a_removed_shop_cant_be_signed_in_to() {
        connections.remove(shop, "test");

        ConsentRefused refused = catchThrowableOfType(ConsentRefused.class, () -> consents.begin(shop, BACK, "anna"));

        assertThat(refused.reason()).isEqualTo(ConsentRefused.Reason.NOTHING_TO_ASK);
    }
}
