package dev.packshot.connector.shopify.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.packshot.connector.ConnectorException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultFileTest {
    private static final byte[] FILE = "0123456789abcdefghij".getBytes(StandardCharsets.UTF_8);

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final ResultFile file =
            new ResultFile(http, address -> address.getHost().equals("127.0.0.1"), Duration.ofSeconds(1));
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
        http.close();
    }

    @Test
    void a_part_is_fetched_by_its_range() {
        server.createContext("/", exchange -> {
            assertThat(exchange.getRequestHeaders().getFirst("Range")).isEqualTo("bytes=5-8");
            send(exchange, 206, Arrays.copyOfRange(FILE, 5, 9));
        });

        ResultFile.Part part = file.part(address(), 5, 4, FILE.length).orElseThrow();

        assertThat(new String(part.bytes(), StandardCharsets.UTF_8)).isEqualTo("5678");
        assertThat(part.last()).isFalse();
    }

    @Test
    void the_last_part_says_so() {
        server.createContext("/", exchange -> send(exchange, 206, Arrays.copyOfRange(FILE, 16, 20)));

        ResultFile.Part part = file.part(address(), 16, 100, FILE.length).orElseThrow();

        assertThat(part.last()).isTrue();
    }

    @Test
    void a_server_that_sends_all_of_a_small_file_is_understood() {
        server.createContext("/", exchange -> send(exchange, 200, FILE));

        ResultFile.Part part = file.part(address(), 16, 100, FILE.length).orElseThrow();

        assertThat(new String(part.bytes(), StandardCharsets.UTF_8)).isEqualTo("ghij");
    }

    @Test
    void more_than_was_asked_for_is_not_taken_in() {
        server.createContext("/", exchange -> send(exchange, 200, new byte[1 << 20]));

        assertThatThrownBy(() -> file.part(address(), 0, 1_000, 1 << 20))
                .isInstanceOf(ConnectorException.Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 410})
    void an_address_that_has_ended_is_told(int status) {
        server.createContext("/", exchange -> send(exchange, status, new byte[0]));

        assertThat(file.part(address(), 0, 4, FILE.length)).isEmpty();
    }

    @Test
    void less_than_was_asked_for_is_no_part() {
        server.createContext("/", exchange -> send(exchange, 206, Arrays.copyOf(FILE, 2)));

        assertThatThrownBy(() -> file.part(address(), 0, 4, FILE.length))
                .isInstanceOf(ConnectorException.Unavailable.class);
    }

    @Test
    void a_body_that_never_ends_is_given_up_in_time() {
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(206, 4);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
        });

        assertThatThrownBy(() -> file.part(address(), 0, 4, FILE.length))
                .isInstanceOf(ConnectorException.Unavailable.class);
    }

    @Test
    void a_redirect_is_not_followed() {
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/elsewhere");
            send(exchange, 302, new byte[0]);
        });

        assertThatThrownBy(() -> file.part(address(), 0, 4, FILE.length))
                .isInstanceOf(ConnectorException.Malformed.class);
    }

    @Test
    void nothing_is_asked_of_another_host() {
        assertThatThrownBy(() -> file.part(URI.create("http://localhost:1/result"), 0, 4, 20))
                .isInstanceOf(ConnectorException.Malformed.class);
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/result.jsonl");
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
