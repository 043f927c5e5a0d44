package dev.packshot.connector.shopify.install;

import static dev.packshot.connector.shopify.install.TokenStand.PATIENCE;
import static dev.packshot.connector.shopify.install.TokenStand.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Grant;
import dev.packshot.connector.Remedy;
import dev.packshot.connector.Secret;
import dev.packshot.connector.shopify.app.AppKeys;
import dev.packshot.connector.shopify.app.TestApp;
import dev.packshot.connector.tck.wire.Fault;
import dev.packshot.connector.tck.wire.FaultyWire;
import dev.packshot.sandbox.shopify.shop.Trap;
import dev.packshot.sandbox.shopify.token.TokenDesk;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RenewalTest {
    private TokenStand stand;
    private Grant first;

    @BeforeEach
    void open() throws IOException {
        stand = new TokenStand();
        first = stand.installed();
        stand.wire.restart();
    }

    @AfterEach
    void close() throws IOException {
        stand.close();
    }

    @Test
    void both_tokens_are_new_each_time_and_the_shop_and_its_scopes_stay() {
        Grant second = renewed(first);

        Grant third = renewed(second);

        assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
        assertThat(third.refresh()).isPresent().isNotEqualTo(second.refresh());
        assertThat(third.account()).isEqualTo(SHOP);
        assertThat(third.scopes()).isEqualTo(first.scopes());
        assertThat(third.expires()).contains(stand.now().plus(Duration.ofHours(1)));
        assertThat(stand.letsIn(third)).isTrue();
        assertThat(stand.wire.exchanges()).hasSize(2);
    }

    @Test
    void an_answer_that_was_lost_is_asked_for_again_with_the_same_grant() {
        stand.wire.at(1, new Fault.LostAnswer());
        assertThatThrownBy(() -> renewed(first)).isInstanceOf(ConnectorException.Unavailable.class);
        assertThat(stand.desks.at(SHOP).refreshes())
                .as("renewals that Shopify made")
                .isEqualTo(1);

        Grant second = renewed(first);

        assertThat(stand.letsIn(second)).isTrue();
        assertThat(stand.letsIn(renewed(second))).isTrue();
    }

    @Test
    void a_renewal_that_shopify_made_and_then_failed_over_is_asked_for_again() {
        stand.traps.add(Trap.REFRESH_ANSWER_LOST);
        assertThatThrownBy(() -> renewed(first)).isInstanceOf(ConnectorException.Unavailable.class);
        stand.traps.clear();

        Grant second = renewed(first);

        assertThat(stand.letsIn(second)).isTrue();
    }

    @Test
    void an_answer_that_does_not_say_how_long_means_an_hour_and_never_for_ever() {
        stand.traps.add(Trap.REFRESH_WITHOUT_EXPIRY);

        Grant second = renewed(first);

        assertThat(second.expires()).contains(stand.now().plus(Duration.ofHours(1)));
    }

    @Test
    void a_fault_over_there_is_tried_again_later_and_nobody_has_to_connect_again() {
        stand.traps.add(Trap.REFRESH_FAILS);
        assertThatThrownBy(() -> renewed(first))
                .isInstanceOf(ConnectorException.Unavailable.class)
                .extracting(e -> ((ConnectorException) e).remedy())
                .isEqualTo(Remedy.RETRY);
        stand.traps.clear();

        Grant second = renewed(first);

        assertThat(stand.letsIn(second)).isTrue();
    }

    @Test
    void a_consent_that_was_taken_back_says_to_connect_again() {
        stand.desks.at(SHOP).revoke();

        assertThatThrownBy(() -> renewed(first))
                .isInstanceOf(ConnectorException.Unauthorized.class)
                .hasMessageContaining("has ended")
                .extracting(e -> ((ConnectorException) e).remedy())
                .isEqualTo(Remedy.RECONNECT);
    }

    @Test
    void a_consent_that_nobody_used_for_ninety_days_says_so() {
        stand.pass(Duration.ofDays(90).plusMinutes(1));

        assertThatThrownBy(() -> renewed(first))
                .isInstanceOf(ConnectorException.Unauthorized.class)
                .hasMessageContaining("more than 90 days")
                .extracting(e -> ((ConnectorException) e).remedy())
                .isEqualTo(Remedy.RECONNECT);
    }

    @Test
    void a_consent_that_was_used_within_ninety_days_goes_on() {
        stand.pass(Duration.ofDays(89));

        Grant second = renewed(first);

        assertThat(stand.letsIn(second)).isTrue();
    }

    @Test
    void a_token_of_the_time_when_they_did_not_end_is_exchanged_for_one_that_does() {
        TokenDesk.Issued lasting = stand.desks.at(SHOP).issueLasting();
        var old = new Grant(
                SHOP,
                new Secret(lasting.access().token()),
                Optional.empty(),
                Optional.empty(),
                Set.copyOf(AppKeys.SCOPES));

        Grant next = renewed(old);

        assertThat(next.refresh()).isPresent();
        assertThat(next.expires()).contains(stand.now().plus(Duration.ofHours(1)));
        assertThat(stand.letsIn(next)).isTrue();
        assertThat(stand.letsIn(old)).isFalse();
    }

    @Test
    void wrong_keys_of_the_app_are_named_and_no_shop_has_to_connect_again_for_them() {
        var keys = new AppKeys(
                Optional.of(TestApp.CLIENT_ID), Optional.of(new Secret(TestApp.STRANGERS)), Optional.empty());

        assertThatThrownBy(() -> stand.authorizer(keys).refresh(first))
                .isInstanceOf(ConnectorException.Unavailable.class)
                .hasMessageContaining("PACKSHOT_SHOPIFY_CLIENT_SECRET");
    }

    @Test
    void another_shops_grant_is_never_sent() {
        var others = new Grant("other.myshopify.com", first.access(), first.refresh(), first.expires(), first.scopes());

        assertThatThrownBy(() -> renewed(others)).isInstanceOf(ConnectorException.Unauthorized.class);
        assertThat(stand.wire.taken()).isZero();
    }

    @Test
    void each_answer_says_what_can_be_done() {
        record Case(Fault fault, Class<? extends ConnectorException> said) {}
        for (Case each : List.of(
                new Case(new Fault.Status(400), ConnectorException.Unauthorized.class),
                new Case(new Fault.Status(401), ConnectorException.Unauthorized.class),
                new Case(new Fault.Status(402), ConnectorException.Forbidden.class),
                new Case(new Fault.Status(403), ConnectorException.Forbidden.class),
                new Case(new Fault.Status(404), ConnectorException.Unauthorized.class),
                new Case(new Fault.Status(408), ConnectorException.Unavailable.class),
                new Case(new Fault.Status(418), ConnectorException.Malformed.class),
                new Case(new Fault.Status(423), ConnectorException.Forbidden.class),
                new Case(new Fault.Status(500), ConnectorException.Unavailable.class),
                new Case(new Fault.Status(502), ConnectorException.Unavailable.class),
                new Case(new Fault.Status(503), ConnectorException.Unavailable.class),
                new Case(new Fault.Status(504), ConnectorException.Unavailable.class),
                new Case(new Fault.Reset(), ConnectorException.Unavailable.class),
                new Case(new Fault.Cut(), ConnectorException.Unavailable.class),
                new Case(new Fault.Garbage(), ConnectorException.Malformed.class))) {
            stand.wire.restart();
            stand.wire.always(each.fault);

            Throwable thrown = catchThrowable(() -> renewed(first));

            assertThat(thrown).as("%s", each.fault).isExactlyInstanceOf(each.said);
            assertThat(stand.wire.exchanges()).as("questions on %s", each.fault).hasSize(1);
        }
    }

    @Test
    void who_is_asked_too_often_says_for_how_long() {
        stand.wire.at(1, new Fault.Busy(Optional.of(Duration.ofSeconds(7))));
        stand.wire.at(2, new Fault.Busy(Optional.empty()));

        List<Duration> pauses = List.of(pause(), pause());

        assertThat(pauses.getFirst()).isEqualTo(Duration.ofSeconds(7));
        assertThat(pauses.getLast()).isPositive();
    }

    @Test
    void an_answer_that_never_ends_is_given_up_in_time() throws Exception {
        stand.wire.always(new Fault.Stall());
        var renewal = new FutureTask<>(() -> catchThrowable(() -> renewed(first)));
        Thread.ofVirtual().start(renewal);

        Throwable thrown = renewal.get(PATIENCE.multipliedBy(3).toMillis(), TimeUnit.MILLISECONDS);

        assertThat(thrown).isInstanceOf(ConnectorException.Unavailable.class);
    }

    @Test
    void nobody_is_followed_elsewhere_with_a_secret() throws IOException {
        try (FaultyWire elsewhere = FaultyWire.to(stand.wire.address())) {
            stand.wire.always(new Fault.Redirect(elsewhere.address()));

            assertThatThrownBy(() -> renewed(first)).isInstanceOf(ConnectorException.Malformed.class);

            assertThat(elsewhere.exchanges()).isEmpty();
        }
    }

    @Test
    void no_secret_is_told_in_an_error() {
        var told = new StringWriter();
        for (Fault fault :
                List.of(new Fault.Status(400), new Fault.Status(503), new Fault.Cut(), new Fault.Garbage())) {
            stand.wire.always(fault);
            catchThrowable(() -> renewed(first)).printStackTrace(new PrintWriter(told, true));
        }

        assertThat(told.toString())
                .doesNotContain(
                        TestApp.SECRET,
                        first.access().reveal(),
                        first.refresh().orElseThrow().reveal())
                .doesNotContain("access_token", SHOP);
    }

    @Test
    void no_thread_is_left_by_asking() {
        renewed(first);
        int uses = 6;
        long before = clients();

        for (int i = 0; i < uses; i++) {
            renewed(first);
        }

        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (clients() > before && System.nanoTime() < deadline) {
            LockSupport.parkNanos(5_000_000);
        }
        assertThat(clients()).as("threads of clients").isLessThanOrEqualTo(before);
    }

    private static long clients() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("HttpClient-"))
                .count();
    }

    private Duration pause() {
        return catchThrowableOfType(ConnectorException.RateLimited.class, () -> renewed(first))
                .pause();
    }

    private Grant renewed(Grant grant) {
        return stand.authorizer().refresh(grant);
    }
}
