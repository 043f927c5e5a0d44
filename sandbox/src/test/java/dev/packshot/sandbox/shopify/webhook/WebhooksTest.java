package dev.packshot.sandbox.shopify.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.sandbox.shopify.identity.App;
import dev.packshot.sandbox.shopify.identity.Signature;
import dev.packshot.sandbox.shopify.schedule.ManualSchedule;
import dev.packshot.sandbox.shopify.shop.Trap;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhooksTest {
    private static final String SHOP = "corner.myshopify.com";

    private final ManualSchedule time = new ManualSchedule(Instant.parse("2026-11-20T10:00:00Z"));
    private final Set<Trap> traps = EnumSet.noneOf(Trap.class);
    private final App app = new App("the-app", "the-secret", Optional.of("former"), Set.of());
    private final Webhooks webhooks =
            new Webhooks(app, "2026-07", time, new Random(1), time, (shop, trap) -> traps.contains(trap));
    private final Ear ear;

    WebhooksTest() throws IOException {
        ear = new Ear();
    }

    @BeforeEach
    void subscribe() {
        webhooks.subscriptions().configure(Set.of(Topic.PRODUCTS_CREATE, Topic.PRODUCTS_UPDATE), ear.address());
    }

    @AfterEach
    void stop() {
        webhooks.close();
        ear.close();
    }

    @Test
    void delivers_with_a_signature_over_the_raw_body_and_everything_that_the_real_ones_carry() {
        webhooks.send(SHOP, Topic.PRODUCTS_CREATE, Map.of("id", 1));

        time.pass(Duration.ZERO);

        Ear.Heard heard = ear.heard().getFirst();
        assertThat(heard.header("x-shopify-hmac-sha256")).isEqualTo(Signature.base64("the-secret", heard.body()));
        assertThat(heard.header("x-shopify-topic")).isEqualTo("products/create");
        assertThat(heard.header("x-shopify-shop-domain")).isEqualTo(SHOP);
        assertThat(heard.header("x-shopify-api-version")).isEqualTo("2026-07");
        assertThat(heard.header("x-shopify-triggered-at")).isEqualTo("2026-11-20T10:00:00Z");
        assertThat(heard.header("x-shopify-webhook-id")).hasSize(36);
        assertThat(heard.header("x-shopify-event-id")).hasSize(36);
        assertThat(heard.text()).isEqualTo("{\"id\":1}");
        assertThat(states()).containsExactly(Delivery.State.DELIVERED);
    }

    @Test
    void tells_nobody_what_nobody_asked_for() {
        webhooks.send(SHOP, Topic.PRODUCTS_DELETE, Map.of("id", 1));

        time.pass(Duration.ofHours(5));

        assertThat(ear.heard()).isEmpty();
        assertThat(webhooks.deliveries(SHOP)).isEmpty();
    }

    @Test
    void tries_eight_times_more_within_four_hours_with_the_same_ids_and_gives_up_then() {
        ear.answer(503);
        webhooks.send(SHOP, Topic.PRODUCTS_CREATE, Map.of("id", 1));

        time.pass(Duration.ofHours(4));

        Delivery given = webhooks.deliveries(SHOP).getFirst();
        assertThat(given.state()).isEqualTo(Delivery.State.GIVEN_UP);
        assertThat(given.attempts()).hasSize(9);
        assertThat(ear.heard())
                .extracting(heard ->
                        heard.header("x-shopify-webhook-id") + heard.header("x-shopify-triggered-at") + heard.text())
                .containsOnly(given.message().webhookId() + "2026-11-20T10:00:00Z{\"id\":1}");
    }

    @Test
    void stops_trying_once_it_was_taken() {
        ear.answer(302);
        webhooks.send(SHOP, Topic.PRODUCTS_CREATE, Map.of("id", 1));
        time.pass(Duration.ZERO);
        ear.answer(204);

        time.pass(Duration.ofHours(4));

        assertThat(webhooks.deliveries(SHOP).getFirst().attempts())
                .extracting(Delivery.Attempt::status)
                .containsExactly(Optional.of(302), Optional.of(204));
    }

    @Test
    void counts_a_receiver_that_is_not_there_as_an_attempt() {
        webhooks.subscriptions().configure(Set.of(Topic.PRODUCTS_CREATE), URI.create("http://127.0.0.1:1/hooks"));
        webhooks.send(SHOP, Topic.PRODUCTS_CREATE, Map.of("id", 1));

        time.pass(Duration.ZERO);

        assertThat(webhooks.deliveries(SHOP).getFirst().attempts())
                .extracting(Delivery.Attempt::status)
                .containsExactly(Optional.empty());
    }

    @Test
    void delivers_twice_what_a_trap_doubles() {
        traps.add(Trap.WEBHOOKS_DOUBLED);
        webhooks.send(SHOP, Topic.PRODUCTS_CREATE, Map.of("id", 1));

        time.pass(Duration.ZERO);

        assertThat(ear.heard()).hasSize(2);
        assertThat(ids()).hasSize(1);
    }

    @Test
    void lets_the_second_overtake_the_first() {
        traps.add(Trap.WEBHOOKS_OVERTAKE);
        webhooks.send(SHOP, Topic.PRODUCTS_CREATE, Map.of("id", 1));
        webhooks.send(SHOP, Topic.PRODUCTS_UPDATE, Map.of("id", 1));
        webhooks.send(SHOP, Topic.PRODUCTS_UPDATE, Map.of("id", 2));

        time.pass(Duration.ofMinutes(1));

        assertThat(ear.heard())
                .extracting(heard -> heard.header("x-shopify-topic") + heard.text())
                .containsExactly("products/update{\"id\":1}", "products/create{\"id\":1}", "products/update{\"id\":2}");
    }

    @Test
    void is_late_when_trapped() {
        traps.add(Trap.WEBHOOKS_LATE);
        webhooks.send(SHOP, Topic.PRODUCTS_CREATE, Map.of("id", 1));
        time.pass(Duration.ofMinutes(29));
        int early = ear.heard().size();

        time.pass(Duration.ofMinutes(1));

        assertThat(List.of(early, ear.heard().size())).containsExactly(0, 1);
    }

    @Test
    void never_delivers_what_a_trap_swallows() {
        traps.add(Trap.WEBHOOKS_LOST);
        webhooks.send(SHOP, Topic.PRODUCTS_CREATE, Map.of("id", 1));

        time.pass(Duration.ofHours(5));

        assertThat(ear.heard()).isEmpty();
        assertThat(states()).containsExactly(Delivery.State.LOST);
    }

    @Test
    void sends_a_forged_one_beside_the_real_one() {
        traps.add(Trap.WEBHOOKS_FORGED);
        webhooks.send(SHOP, Topic.PRODUCTS_CREATE, Map.of("id", 1));

        time.pass(Duration.ZERO);

        assertThat(ear.heard())
                .extracting(heard ->
                        heard.header("x-shopify-hmac-sha256").equals(Signature.base64("the-secret", heard.body())))
                .containsExactlyInAnyOrder(true, false);
        assertThat(ids()).hasSize(2);
    }

    @Test
    void signs_with_the_former_secret_when_trapped() {
        traps.add(Trap.WEBHOOKS_FORMER_SECRET);
        webhooks.send(SHOP, Topic.PRODUCTS_CREATE, Map.of("id", 1));

        time.pass(Duration.ZERO);

        Ear.Heard heard = ear.heard().getFirst();
        assertThat(heard.header("x-shopify-hmac-sha256")).isEqualTo(Signature.base64("former", heard.body()));
    }

    @Test
    void sends_one_again_a_hundred_times_with_the_same_id() {
        webhooks.send(SHOP, Topic.PRODUCTS_CREATE, Map.of("id", 1));
        Delivery once = webhooks.deliveries(SHOP).getFirst();
        for (int i = 0; i < 99; i++) {
            webhooks.again(once);
        }

        time.pass(Duration.ZERO);

        assertThat(ear.heard()).hasSize(100);
        assertThat(ids()).hasSize(1);
    }

    @Test
    void forgets_a_subscription_of_the_admin_api_after_eight_failures_but_none_of_the_configuration() {
        URI own = URI.create(ear.address() + "/own");
        webhooks.subscriptions().subscribe(SHOP, Topic.PRODUCTS_CREATE, own);
        ear.answer(500);
        webhooks.send(SHOP, Topic.PRODUCTS_CREATE, Map.of("id", 1));

        time.pass(Duration.ofHours(4));

        assertThat(webhooks.subscriptions().of(SHOP)).isEmpty();
        assertThat(webhooks.subscriptions().wanted(SHOP, Topic.PRODUCTS_CREATE)).isTrue();
    }

    @Test
    void takes_no_compliance_topic_and_no_address_twice_by_the_admin_api() {
        URI own = URI.create(ear.address() + "/own");

        List<Boolean> taken = List.of(
                webhooks.subscriptions()
                        .subscribe(SHOP, Topic.PRODUCTS_CREATE, own)
                        .isPresent(),
                webhooks.subscriptions()
                        .subscribe(SHOP, Topic.PRODUCTS_CREATE, own)
                        .isPresent(),
                webhooks.subscriptions().subscribe(SHOP, Topic.SHOP_REDACT, own).isPresent());

        assertThat(taken).containsExactly(true, false, false);
        assertThat(webhooks.subscriptions().of(SHOP))
                .extracting(Subscription::uri)
                .containsExactly(own);
    }

    private List<Delivery.State> states() {
        return webhooks.deliveries(SHOP).stream().map(Delivery::state).toList();
    }

    private Set<String> ids() {
        return ear.heard().stream()
                .map(heard -> heard.header("x-shopify-webhook-id"))
                .collect(java.util.stream.Collectors.toSet());
    }
}
