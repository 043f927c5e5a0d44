package dev.packshot.engine.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Remedy;
import dev.packshot.engine.TestDatabase;
import dev.packshot.engine.problem.Problems;
import dev.packshot.engine.work.NeedsPerson;
import dev.packshot.engine.work.WorkItem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class WebhookTest {
    private static final UUID SUBJECT = UUID.fromString("0197f000-0000-7000-8000-000000000001");

    @Inject
    Receiver receiver;

    @Inject
    Outbox outbox;

    @Inject
    Endpoints endpoints;

    @Inject
    Deliveries deliveries;

    @Inject
    WebhookWorker worker;

    @Inject
    DueMessages due;

    @Inject
    Problems problems;

    @BeforeEach
    @AfterEach
    void nobody() {
        endpoints.all().forEach(endpoint -> endpoints.remove(endpoint.id()));
        receiver.clear();
    }

    @Test
    void signs_what_it_sends() throws Exception {
        Endpoints.Fresh fresh = endpoint(Set.of());
        outbox.publish("publication.verified", SUBJECT, Map.of("sku", "A-1"));

        deliver(fresh.endpoint());

        Receiver.Got got = receiver.got.getFirst();
        assertThat(signatures(got)).contains(expected(fresh.secret(), got));
        assertThat(got.body()).contains("\"type\":\"publication.verified\"", "\"sku\":\"A-1\"", SUBJECT.toString());
        assertThat(log(fresh.endpoint()).getFirst().state()).isEqualTo("DELIVERED");
    }

    /** The example that the scheme's reference libraries are tested with. */
    @Test
    void signs_as_the_scheme_does() {
        var secret = new WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        String signature = secret.sign(
                "msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.ofEpochSecond(1_614_265_330), "{\"test\": 2432232314}");

        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void signs_with_both_secrets_after_a_change() throws Exception {
        Endpoints.Fresh fresh = endpoint(Set.of());
        WebhookSecret next = endpoints.rotate(fresh.endpoint().id()).orElseThrow();
        outbox.publish("job.refused", SUBJECT, Map.of());

        deliver(fresh.endpoint());

        Receiver.Got got = receiver.got.getFirst();
        assertThat(signatures(got)).contains(expected(fresh.secret(), got));
        assertThat(signatures(got)).contains(expected(next, got)).hasSize(2);
    }

    @Test
    void tells_the_same_once_and_something_else_again() {
        Endpoint endpoint = endpoint(Set.of()).endpoint();

        outbox.publish("job.refused", SUBJECT, Map.of("attempt", 1, "why", "blur"));
        outbox.publish("job.refused", SUBJECT, Map.of("why", "blur", "attempt", 1));
        outbox.publish("job.refused", SUBJECT, Map.of("attempt", 2, "why", "blur"));

        assertThat(log(endpoint)).hasSize(2).extracting(DeliveryView::message).doesNotHaveDuplicates();
    }

    @Test
    void tells_nobody_of_what_is_rolled_back() {
        Endpoint endpoint = endpoint(Set.of()).endpoint();

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    outbox.publish("job.refused", SUBJECT, Map.of("undone", true));
                    throw new IllegalStateException("undone");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(log(endpoint)).isEmpty();
    }

    @Test
    void tells_of_what_a_row_goes_through_without_being_asked_to() {
        Endpoint endpoint = endpoint(Set.of("problem.opened")).endpoint();
        String item = UUID.randomUUID().toString();
        problems.open(new Problems.Report(null, null, "test", item, "", Remedy.SKIP, "A test.", ""));

        due.beat();

        assertThat(log(endpoint)).singleElement().extracting(DeliveryView::type).isEqualTo("problem.opened");
        problems.close("test", item, "test");
    }

    @Test
    void tells_only_what_an_endpoint_wants() {
        Endpoint endpoint = endpoint(Set.of("publication.verified")).endpoint();

        outbox.publish("job.refused", SUBJECT, Map.of("unwanted", true));

        assertThat(log(endpoint)).isEmpty();
    }

    @Test
    void tries_again_with_the_same_id_until_it_is_taken_and_keeps_every_try() {
        Endpoint endpoint = endpoint(Set.of()).endpoint();
        outbox.publish("job.refused", SUBJECT, Map.of("n", 3));
        receiver.answer = 503;
        assertThatThrownBy(() -> deliver(endpoint)).isInstanceOf(ConnectorException.Unavailable.class);
        receiver.answer = 204;

        deliver(endpoint);

        assertThat(receiver.got)
                .extracting(got -> got.headers().firstValue("webhook-id"))
                .hasSize(2)
                .containsOnly(Optional.of(log(endpoint).getFirst().message()));
        assertThat(log(endpoint).getFirst().attempts())
                .extracting(Attempt::status)
                .containsExactly(503, 204);
        assertThat(endpoints.get(endpoint.id()).orElseThrow().failingSince()).isNull();
    }

    @Test
    void tells_an_endpoint_no_more_that_says_it_is_gone() {
        Endpoint endpoint = endpoint(Set.of()).endpoint();
        outbox.publish("job.refused", SUBJECT, Map.of("n", 4));
        receiver.answer = 410;

        assertThatThrownBy(() -> deliver(endpoint))
                .isInstanceOf(NeedsPerson.class)
                .hasMessageContaining(receiver.url());

        assertThat(endpoints.get(endpoint.id()).orElseThrow().enabled()).isFalse();
    }

    @Test
    void follows_no_redirect() {
        Endpoint endpoint = endpoint(Set.of()).endpoint();
        outbox.publish("job.refused", SUBJECT, Map.of("n", 5));
        receiver.answer = 307;

        assertThatThrownBy(() -> deliver(endpoint)).isInstanceOf(ConnectorException.Unavailable.class);

        assertThat(receiver.got).hasSize(1);
        assertThat(log(endpoint).getFirst().attempts())
                .extracting(Attempt::status)
                .containsExactly(307);
    }

    @Test
    void never_connects_to_a_private_address() {
        Endpoint endpoint = endpoints
                .add(new EndpointWish(URI.create("https://inside.example.com/"), "", Set.of(), true), "test")
                .endpoint();
        outbox.publish("job.refused", SUBJECT, Map.of("n", 6));

        assertThatThrownBy(() -> deliver(endpoint)).hasMessageContaining("private network");

        assertThat(log(endpoint).getFirst().attempts())
                .extracting(Attempt::status)
                .containsExactly(0);
    }

    private static List<String> signatures(Receiver.Got got) {
        return List.of(header(got, "webhook-signature").split(" "));
    }

    /** As a receiver computes it. */
    private static String expected(WebhookSecret secret, Receiver.Got got) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.text().substring(6)), "HmacSHA256"));
        String signed = header(got, "webhook-id") + "." + header(got, "webhook-timestamp") + "." + got.body();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    private static String header(Receiver.Got got, String name) {
        return got.headers().firstValue(name).orElseThrow();
    }

    private Endpoints.Fresh endpoint(Set<String> types) {
        return endpoints.add(new EndpointWish(URI.create(receiver.url()), "", types, true), "test");
    }

    private List<DeliveryView> log(Endpoint endpoint) {
        return deliveries.log(endpoint.id(), Optional.empty(), Optional.empty(), 50);
    }

    private void deliver(Endpoint endpoint) {
        for (DeliveryView delivery : log(endpoint)) {
            worker.work(WorkItem.of(WebhookWorker.STAGE, delivery.id(), endpoint.id()));
        }
    }
}
