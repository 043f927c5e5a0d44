package dev.packshot.engine.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.connector.Remedy;
import dev.packshot.engine.TestDatabase;
import dev.packshot.engine.account.ApiKeys;
import dev.packshot.engine.account.Role;
import dev.packshot.engine.live.LiveEvents;
import dev.packshot.engine.problem.Problems;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Timeout(60)
class EventsTest {
    @Inject
    LiveEvents events;

    @Inject
    ApiKeys keys;

    @Inject
    Problems problems;

    private static URI address() {
        return URI.create("http://localhost:" + RestAssured.port + "/api/v1/events");
    }

    @Test
    void tells_what_is_committed_and_nothing_that_is_rolled_back() throws Exception {
        UUID undone = UUID.randomUUID();
        UUID done = UUID.randomUUID();
        try (Ear ear = listen(null, "")) {
            assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                        events.tell("job", undone, Map.of());
                        throw new IllegalStateException("undone");
                    }))
                    .isInstanceOf(IllegalStateException.class);

            events.tell("job", done, Map.of("state", "APPROVED"));

            Heard heard = ear.next();
            assertThat(heard.data()).contains(done.toString(), "{\"state\":\"APPROVED\"}");
            assertThat(heard.name()).isEqualTo("job");
        }
    }

    @Test
    void tells_what_was_missed_to_a_client_that_comes_back() throws Exception {
        String last;
        try (Ear ear = listen(null, "")) {
            events.tell("job", UUID.randomUUID(), Map.of());
            last = ear.next().id();
        }
        UUID missed = UUID.randomUUID();
        events.tell("review", missed, Map.of());

        try (Ear again = listen(last, "")) {
            assertThat(again.next().data()).contains(missed.toString());
        }
    }

    @Test
    void tells_to_start_over_when_what_was_missed_is_gone() throws Exception {
        try (Ear ear = listen("1-1", "")) {
            assertThat(ear.next().name()).isEqualTo("reset");
        }
    }

    @Test
    void tells_an_event_late_rather_than_never_when_an_earlier_one_is_committed_after_it() throws Exception {
        UUID early = UUID.randomUUID();
        UUID late = UUID.randomUUID();
        List<String> told = new ArrayList<>();
        try (Ear ear = listen(null, "")) {
            QuarkusTransaction.requiringNew().run(() -> {
                events.tell("job", early, Map.of());
                QuarkusTransaction.requiringNew().run(() -> events.tell("job", late, Map.of()));
            });

            told.add(ear.next().data());
            told.add(ear.next().data());
        }
        assertThat(told.get(0)).contains(early.toString());
        assertThat(told.get(1)).contains(late.toString());
    }

    @Test
    void tells_of_what_a_row_goes_through_without_being_asked_to() throws Exception {
        String item = UUID.randomUUID().toString();
        try (Ear ear = listen(null, "?kinds=problem")) {
            problems.open(new Problems.Report(null, null, "test", item, "", Remedy.SKIP, "A test.", ""));
            problems.close("test", item, "anna");

            assertThat(ear.next().data()).contains("\"stage\": \"test\"", "\"open\": true");
            assertThat(ear.next().data()).contains("\"open\": false");
        }
    }

    @Test
    void tells_only_the_kinds_that_are_wanted() throws Exception {
        UUID wanted = UUID.randomUUID();
        try (Ear ear = listen(null, "?kinds=publication,review")) {
            events.tell("job", UUID.randomUUID(), Map.of());
            events.tell("review", wanted, Map.of());

            assertThat(ear.next().data()).contains(wanted.toString());
        }
    }

    @Test
    void sends_a_reader_away_that_is_too_slow() throws Exception {
        try (var slow = new Socket()) {
            slow.setReceiveBufferSize(65_536);
            slow.connect(new InetSocketAddress(address().getHost(), address().getPort()));
            slow.setSoTimeout(30_000);
            slow.getOutputStream()
                    .write(("GET " + address().getPath() + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    + key() + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream in = slow.getInputStream();
            assertThat(in.read()).isEqualTo('H');
            Map<String, String> facts = Map.of("text", "x".repeat(3_900));

            for (int round = 0; round < 30; round++) {
                QuarkusTransaction.requiringNew().run(() -> {
                    for (int i = 0; i < 100; i++) {
                        events.tell("job", UUID.randomUUID(), facts);
                    }
                });
            }

            // What the kernels hold is still there to be read; then the line ends well before all was told.
            assertThat(readAll(in)).isLessThan(3_000L * 3_900);
        }
    }

    private static long readAll(InputStream in) {
        long read = 0;
        try {
            byte[] some = new byte[8_192];
            for (int n = in.read(some); n >= 0; n = in.read(some)) {
                read += n;
            }
        } catch (java.net.SocketTimeoutException e) {
            throw new AssertionError("The line is still open", e);
        } catch (IOException e) {
            // Reset: closed as well.
        }
        return read;
    }

    private String key() {
        return keys.add("events", Role.VIEWER, "test", null).text().text();
    }

    private Ear listen(@org.jspecify.annotations.Nullable String last, String query) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + query))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + key());
        if (last != null) {
            request.header("Last-Event-ID", last);
        }
        HttpResponse<InputStream> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        var ear = new Ear(client, new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8)));
        ear.in().readLine();
        return ear;
    }

    record Heard(String id, String name, String data) {}

    record Ear(HttpClient client, BufferedReader in) implements AutoCloseable {
        Heard next() throws IOException {
            String id = "";
            String name = "";
            while (true) {
                String line = String.valueOf(in.readLine());
                if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("event:")) {
                    name = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    return new Heard(id, name, line.substring(5).strip());
                } else if (line.equals("null")) {
                    throw new AssertionError("The line has ended");
                }
            }
        }

        @Override
        public void close() throws IOException {
            client.shutdownNow();
        }
    }
}
