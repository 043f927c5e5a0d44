package dev.packshot.connector.shopify.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Secret;
import dev.packshot.connector.shopify.graphql.Answer.Cost;
import dev.packshot.connector.shopify.graphql.Answer.Fault;
import dev.packshot.connector.shopify.graphql.Answer.Refused;
import dev.packshot.connector.shopify.graphql.Answer.Told;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphqlClientTest {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Secret TOKEN = new Secret("shpat_first");

    private static Vertx vertx;

    private final List<HttpExchange> heard = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private GraphqlClient client;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void end() {
        vertx.close();
    }

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        client = new GraphqlClient(
                vertx, URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/graphql.json"), PATIENCE);
    }

    @AfterEach
    void close() {
        client.close();
        server.stop(0);
    }

    @Test
    void each_call_carries_the_token_that_it_was_given() {
        answers(200, "{\"data\":{}}");

        client.send(Operation.PROBE, Map.of(), TOKEN);
        client.send(Operation.PROBE, Map.of(), new Secret("shpat_second"));

        assertThat(heard)
                .extracting(each -> each.getRequestHeaders().get("X-Shopify-Access-Token"))
                .containsExactly(List.of("shpat_first"), List.of("shpat_second"));
    }

    @Test
    void data_cost_and_version_are_told() {
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("X-Shopify-API-Version", "2026-10");
            send(exchange, 200, """
                    {"data":{"shop":{"name":"Corner"}},"extensions":{"cost":{"requestedQueryCost":12,"actualQueryCost":3,\
                    "throttleStatus":{"maximumAvailable":2000.0,"currentlyAvailable":1950,"restoreRate":100.0}}},"more":1}""");
        });

        Told told = (Told) client.send(Operation.PROBE, Map.of(), TOKEN);

        assertThat(told.data().at("/shop/name").asText()).isEqualTo("Corner");
        assertThat(told.cost()).contains(new Cost(12, Optional.of(3L), 2000, 1950, 100));
        assertThat(told.cost().orElseThrow().untilFull()).isEqualTo(Duration.ofMillis(500));
        assertThat(told.version()).contains("2026-10");
    }

    @Test
    void a_throttled_answer_keeps_its_code_and_cost() {
        answers(200, """
                {"errors":[{"message":"Throttled","extensions":{"code":"THROTTLED"}}],"extensions":{"cost":{\
                "requestedQueryCost":700,"actualQueryCost":null,"throttleStatus":{"maximumAvailable":2000.0,\
                "currentlyAvailable":150,"restoreRate":100.0}}}}""");

        Told told = (Told) client.send(Operation.PROBE, Map.of(), TOKEN);

        assertThat(told.faults()).containsExactly(new Fault("THROTTLED", "Throttled", "", ""));
        assertThat(told.cost().orElseThrow().untilEnough()).isEqualTo(Duration.ofMillis(5_500));
    }

    @Test
    void what_is_lacking_and_where_is_told() {
        answers(200, """
                {"data":{"nodes":[null]},"errors":[{"message":"Access denied","path":["nodes",0,"media"],\
                "extensions":{"code":"ACCESS_DENIED","requiredAccess":"`read_products` access scope."}}]}""");

        Told told = (Told) client.send(Operation.PROBE, Map.of(), TOKEN);

        assertThat(told.faults())
                .containsExactly(
                        new Fault("ACCESS_DENIED", "Access denied", "`read_products` access scope.", "nodes/0/media"));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 307, 401, 402, 403, 404, 423, 429, 500, 503})
    void another_status_is_told_whatever_the_body_is(int status) {
        answers(status, "{\"errors\":\"[API] Invalid API key or access token\"}");

        Answer answer = client.send(Operation.PROBE, Map.of(), TOKEN);

        assertThat(answer).isEqualTo(new Refused(status, Optional.empty()));
    }

    @Test
    void a_wait_that_was_asked_for_is_told() {
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "2.5");
            send(exchange, 429, "");
        });

        Answer answer = client.send(Operation.PROBE, Map.of(), TOKEN);

        assertThat(answer).isEqualTo(new Refused(429, Optional.of(Duration.ofMillis(2_500))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>We'll be back",
                "",
                "{}",
                "[]",
                "{\"errors\":\"as a text\"}",
                "{\"errors\":[\"as a text\"]}",
                "{\"data\":[]}"
            })
    void what_is_not_graphql_is_not_understood_and_not_quoted(String body) {
        answers(200, body);

        Throwable thrown = catchThrowable(() -> client.send(Operation.PROBE, Map.of(), TOKEN));

        assertThat(thrown).isInstanceOf(ConnectorException.Malformed.class).hasNoCause();
        assertThat(thrown.getMessage()).doesNotContain("back", "as a text");
    }

    @Test
    void an_answer_without_end_is_not_taken_in() {
        var sent = new java.util.concurrent.atomic.AtomicLong();
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] much = new byte[1 << 20];
            try (OutputStream out = exchange.getResponseBody()) {
                while (sent.addAndGet(much.length) < 20L * GraphqlClient.MOST_BYTES) {
                    out.write(much);
                }
            }
        });

        assertThatThrownBy(() -> client.send(Operation.PROBE, Map.of(), TOKEN))
                .isInstanceOf(ConnectorException.Malformed.class)
                .hasMessageContaining("longer");

        assertThat(sent.get()).isLessThan(4L * GraphqlClient.MOST_BYTES);
    }

    @Test
    void variables_arrive_as_they_are() {
        answers(200, "{\"data\":{}}");
        Map<String, Object> file = Map.of("id", "gid://shopify/MediaImage/1", "alt", "Côte d'Azur, \"blue\"");

        client.send(
                Operation.PRODUCTS_NAMED,
                Map.of("ids", List.of("a", "b"), "files", List.of(file), "deep", Map.of("n", 3, "yes", true)),
                TOKEN);

        assertThat(bodies)
                .singleElement()
                .asString()
                .contains("\"ids\":[\"a\",\"b\"]", "\"n\":3", "\"yes\":true", "Côte d'Azur, \\\"blue\\\"")
                .contains("\"operationName\":\"ProductsNamed\"");
    }

    private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());

    private void answers(int status, String body) {
        server.createContext("/", exchange -> send(exchange, status, body));
    }

    private void send(HttpExchange exchange, int status, String body) throws IOException {
        heard.add(exchange);
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
