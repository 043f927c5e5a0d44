package dev.packshot.engine.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.ImageAddress;
import dev.packshot.connector.Remedy;
import dev.packshot.engine.media.FetchRefused.Reason;
import dev.packshot.engine.media.Listener.Answer;
import dev.packshot.engine.media.address.AddressGuard;
import dev.packshot.engine.media.address.NameResolver;
import io.vertx.core.Vertx;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On loopback over http, as demonstrations are; encryption where it is the point. */
class MediaFetcherTest {
    private static final byte[] PICTURE = bytes(200_000);
    private static final FetchRules RULES = FetchRules.of(Set.of("shop.example"), List.of())
            .withLoopback("shop.example")
            .bounded(500_000, 3, Duration.ofSeconds(20), Duration.ofSeconds(5));
    private static final NameResolver HERE = name -> List.of(InetAddress.getLoopbackAddress());

    private static Vertx vertx;

    private final CountDownLatch never = new CountDownLatch(1);

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    @AfterEach
    void release() {
        never.countDown();
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private static MediaFetcher fetcher(NameResolver names) {
        return new MediaFetcher(vertx, new Network(names, AddressGuard.PUBLIC_ONLY, Set.of(443), Optional.empty()));
    }

    private static ImageAddress address(Listener server, String path) {
        return new ImageAddress.Remote(URI.create("http://shop.example:%d%s".formatted(server.port(), path)));
    }

    private static Fetched fetched(Function<String, Answer> answers, FetchRules rules) throws Exception {
        try (Listener server = Listener.on("127.0.0.1", answers)) {
            return fetcher(HERE).fetch(address(server, "/p.jpg"), rules);
        }
    }

    private static Reason refusal(Answer answer) {
        return refusal(request -> answer);
    }

    private static Reason refusal(Function<String, Answer> answers) {
        return catchThrowableOfType(FetchRefused.class, () -> fetched(answers, RULES))
                .reason();
    }

    private static FetchFailed failure(Answer answer, FetchRules rules) {
        return catchThrowableOfType(FetchFailed.class, () -> fetched(request -> answer, rules));
    }

    @Test
    void gives_the_bytes_and_their_digest() throws Exception {
        Fetched fetched = fetched(request -> Listener.picture(PICTURE), RULES);

        assertThat(fetched.bytes()).isEqualTo(PICTURE);
        assertThat(fetched.digest()).isEqualTo(Digest.of(PICTURE));
    }

    @Test
    void asks_for_exactly_the_address_and_tells_nothing_else() throws Exception {
        try (Listener server = Listener.on("127.0.0.1", request -> Listener.picture(PICTURE))) {
            fetcher(HERE).fetch(address(server, "/a%20b/p.jpg?w=1&sig=%2F"), RULES);

            assertThat(server.requests().getFirst())
                    .startsWith("GET /a%20b/p.jpg?w=1&sig=%2F HTTP/1.1\n")
                    .containsIgnoringCase("host: shop.example:" + server.port())
                    .containsIgnoringCase("accept-encoding: identity")
                    .doesNotContainIgnoringCase("cookie")
                    .doesNotContainIgnoringCase("referer")
                    .doesNotContainIgnoringCase("authorization");
        }
    }

    @Test
    void takes_pieces_of_unknown_number() throws Exception {
        Answer pieces = out -> {
            Listener.text("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n").to(out);
            for (int at = 0; at < PICTURE.length; at += 50_000) {
                Listener.text("c350\n").to(out);
                out.write(PICTURE, at, 50_000);
                Listener.text("\n").to(out);
            }
            Listener.text("0\n\n").to(out);
        };

        assertThat(fetched(request -> pieces, RULES).bytes()).isEqualTo(PICTURE);
    }

    @Test
    void follows_redirects_within_the_declared_hosts() throws Exception {
        Fetched fetched = fetched(
                request -> request.startsWith("GET /p.jpg")
                        ? Listener.redirect("/there/q.jpg")
                        : Listener.picture(PICTURE),
                RULES);

        assertThat(fetched.digest()).isEqualTo(Digest.of(PICTURE));
    }

    @Test
    void gives_up_on_a_circle_of_redirects() throws Exception {
        try (Listener server = Listener.on("127.0.0.1", request -> Listener.redirect("/p.jpg"))) {
            FetchRefused refused = catchThrowableOfType(
                    FetchRefused.class, () -> fetcher(HERE).fetch(address(server, "/p.jpg"), RULES));

            assertThat(refused.reason()).isEqualTo(Reason.HOPS);
            assertThat(server.connections()).isEqualTo(RULES.mostHops() + 1);
        }
    }

    @Test
    void isnt_sent_to_another_host() {
        assertThat(refusal(Listener.redirect("http://elsewhere.example/p.jpg"))).isEqualTo(Reason.HOST);
    }

    @Test
    void isnt_sent_nowhere_or_to_two_places() {
        assertThat(refusal(Listener.text("HTTP/1.1 302 Found\nContent-Length: 0\n\n")))
                .isEqualTo(Reason.REDIRECT);
        assertThat(refusal(Listener.text("HTTP/1.1 302 Found\nLocation: /a\nLocation: /b\nContent-Length: 0\n\n")))
                .isEqualTo(Reason.REDIRECT);
    }

    @Test
    void refuses_a_length_beyond_the_cap_before_any_byte_of_it() {
        assertThat(refusal(Listener.text("HTTP/1.1 200 OK\nContent-Length: 500001\n\n")))
                .isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void stops_a_flood_that_announces_no_length() {
        Answer flood = out -> {
            Listener.text("HTTP/1.1 200 OK\n\n").to(out);
            for (int i = 0; i < 10_000; i++) {
                out.write(PICTURE);
            }
        };

        assertThat(refusal(flood)).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void takes_no_half_picture_for_a_whole_one() {
        Answer half = out -> {
            Listener.text("HTTP/1.1 200 OK\nContent-Length: 200000\n\n").to(out);
            out.write(PICTURE, 0, 100_000);
        };

        assertThat(failure(half, RULES)).hasMessageContaining("broke off");
    }

    @Test
    void takes_no_more_than_was_announced() throws Exception {
        Answer more = out -> {
            Listener.text("HTTP/1.1 200 OK\nContent-Length: 1000\n\n").to(out);
            out.write(PICTURE);
        };

        assertThat(fetched(request -> more, RULES).bytes()).hasSize(1000);
    }

    @Test
    void opens_no_compressed_answer() {
        assertThat(refusal(Listener.text("HTTP/1.1 200 OK\nContent-Encoding: gzip\nContent-Length: 4\n\nabcd")))
                .isEqualTo(Reason.ENCODING);
    }

    @Test
    void an_empty_answer_is_no_picture() {
        assertThat(refusal(Listener.picture(new byte[0]))).isEqualTo(Reason.EMPTY);
    }

    @Test
    void an_address_that_ended_asks_for_a_new_reading() {
        FetchRefused refused = catchThrowableOfType(
                FetchRefused.class,
                () -> fetched(r -> Listener.text("HTTP/1.1 403 Forbidden\nContent-Length: 0\n\n"), RULES));

        assertThat(refused.reason()).isEqualTo(Reason.STATUS);
        assertThat(refused.remedy()).isEqualTo(Remedy.REPLAN);
    }

    @Test
    void trouble_over_there_is_worth_another_try_after_the_pause_that_it_asks_for() {
        Answer busy = Listener.text("HTTP/1.1 429 Too Many Requests\nRetry-After: 30\nContent-Length: 0\n\n");

        assertThat(failure(busy, RULES).pause()).contains(Duration.ofSeconds(30));
        assertThat(failure(Listener.text("HTTP/1.1 503 No\nContent-Length: 0\n\n"), RULES)
                        .pause())
                .isEmpty();
    }

    @Test
    void garbage_is_no_answer() {
        assertThat(failure(Listener.text("220 smtp.example ESMTP\n\n"), RULES)).isNotNull();
    }

    @Test
    void doesnt_wait_for_a_server_that_fell_silent() {
        Answer silent = out -> {
            Listener.text("HTTP/1.1 200 OK\nContent-Length: 1000\n\nabc").to(out);
            out.flush();
            never.await();
        };

        FetchFailed failed = failure(silent, RULES.bounded(500_000, 3, Duration.ofMinutes(5), Duration.ofMillis(300)));

        assertThat(failed).hasMessageContaining("too slow");
    }

    @Test
    void doesnt_wait_for_a_server_that_drips() {
        Answer drip = out -> {
            Listener.text("HTTP/1.1 200 OK\nContent-Length: 100000\n\n").to(out);
            while (!never.await(50, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                drop(out);
            }
        };

        FetchFailed failed = failure(drip, RULES.bounded(500_000, 3, Duration.ofMillis(700), Duration.ofMinutes(5)));

        assertThat(failed).hasMessageContaining("too slow");
    }

    private static void drop(OutputStream out) throws java.io.IOException {
        out.write('x');
        out.flush();
    }

    @Test
    void goes_on_to_the_next_address_of_a_name_when_one_doesnt_answer() throws Exception {
        NameResolver two = name -> List.of(InetAddress.ofLiteral("127.0.0.99"), InetAddress.ofLiteral("127.0.0.1"));
        try (Listener server = Listener.on("127.0.0.1", request -> Listener.picture(PICTURE))) {
            assertThat(fetcher(two).fetch(address(server, "/p.jpg"), RULES).bytes())
                    .isEqualTo(PICTURE);
        }
    }

    @Test
    void proves_by_certificate_that_the_name_answers(@TempDir Path folder) throws Exception {
        Tls right = Tls.of("shop.example", folder);
        Tls wrong = Tls.of("other.example", folder);
        try (Listener real = right.listener("127.0.0.1", request -> Listener.picture(PICTURE));
                Listener liar = wrong.listener("127.0.0.1", request -> Listener.picture(PICTURE))) {
            MediaFetcher believing = secure(right);
            assertThat(believing.fetch(secureAddress(real), RULES).bytes()).isEqualTo(PICTURE);

            FetchRefused unknown =
                    catchThrowableOfType(FetchRefused.class, () -> believing.fetch(secureAddress(liar), RULES));
            FetchRefused misnamed =
                    catchThrowableOfType(FetchRefused.class, () -> secure(wrong).fetch(secureAddress(liar), RULES));

            assertThat(unknown.reason()).isEqualTo(Reason.CERTIFICATE);
            assertThat(misnamed.reason()).isEqualTo(Reason.CERTIFICATE);
            assertThat(liar.requests()).isEmpty();
        }
    }

    @Test
    void isnt_led_from_encryption_to_none(@TempDir Path folder) throws Exception {
        Tls shop = Tls.of("shop.example", folder);
        try (Listener plain = Listener.on("127.0.0.1", request -> Listener.picture(PICTURE));
                Listener secure = shop.listener(
                        "127.0.0.1",
                        request -> Listener.redirect("http://shop.example:%d/p.jpg".formatted(plain.port())))) {
            FetchRefused refused =
                    catchThrowableOfType(FetchRefused.class, () -> secure(shop).fetch(secureAddress(secure), RULES));

            assertThat(refused.reason()).isEqualTo(Reason.SCHEME);
            assertThat(plain.connections()).isZero();
        }
    }

    private static MediaFetcher secure(Tls trusted) throws Exception {
        return new MediaFetcher(
                vertx, new Network(HERE, AddressGuard.PUBLIC_ONLY, Set.of(443), Optional.of(trusted.trust())));
    }

    private static ImageAddress secureAddress(Listener server) {
        return new ImageAddress.Remote(URI.create("https://shop.example:%d/p.jpg".formatted(server.port())));
    }
}
