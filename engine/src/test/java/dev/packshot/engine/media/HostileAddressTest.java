package dev.packshot.engine.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.packshot.catalog.ImageAddress;
import dev.packshot.engine.media.FetchRefused.Reason;
import dev.packshot.engine.media.address.AddressGuard;
import dev.packshot.engine.media.address.NameResolver;
import io.vertx.core.Vertx;
import io.vertx.core.net.TrustOptions;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Addresses that would lead into the machine or its network. Behind {@code PORT} real servers listen on 127.0.0.1 and ::1;
 * what proves a refusal is that nobody ever came.
 */
class HostileAddressTest {
    /** A shop that is declared, and that sends elsewhere. */
    private static final String SHOP = "pictures.example";

    private static final String FRONT = "127.0.0.77";

    private static final FetchRules RULES = FetchRules.of(
            Set.of(
                    SHOP,
                    "127.0.0.1",
                    "127.1",
                    "2130706433",
                    "0x7f000001",
                    "0x7f.0.0.1",
                    "0",
                    "0.0.0.0",
                    "localhost",
                    "localhost.localdomain",
                    "metadata.google.internal",
                    "10.0.0.1",
                    "169.254.169.254",
                    "[::1]",
                    "[::]",
                    "[::ffff:127.0.0.1]",
                    "[fd00:ec2::254]"),
            List.of());

    @TempDir
    static Path folder;

    private static Vertx vertx;
    private static Tls shop;
    private static TrustOptions trust;
    private static Listener inside;
    private static Listener insideV6;

    @BeforeAll
    static void listen() throws Exception {
        vertx = Vertx.vertx();
        shop = Tls.of(SHOP, folder);
        trust = shop.trust();
        inside = Listener.on("127.0.0.1", request -> Listener.picture(new byte[] {1, 2, 3}));
        insideV6 = Listener.on("::1", request -> Listener.picture(new byte[] {1, 2, 3}));
    }

    @AfterAll
    static void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get();
        inside.close();
        insideV6.close();
    }

    /** Written as they stand; the hosts are all declared, so that only what they are can speak against them. */
    static Stream<String> hostile() {
        return Stream.of(
                // This machine, in all the ways to write it.
                "https://127.0.0.1:PORT/p.jpg",
                "http://127.0.0.1:PORT/p.jpg",
                "https://127.1:PORT/p.jpg",
                "https://127.0.1:PORT/p.jpg",
                "https://2130706433:PORT/p.jpg",
                "https://0x7f000001:PORT/p.jpg",
                "https://0x7f.0.0.1:PORT/p.jpg",
                "https://0x7f.0x0.0x0.0x1:PORT/p.jpg",
                "https://017700000001:PORT/p.jpg",
                "https://0177.0.0.1:PORT/p.jpg",
                "https://0177.0.0.01:PORT/p.jpg",
                "https://127.0.0.1.:PORT/p.jpg",
                "https://0:PORT/p.jpg",
                "https://0.0.0.0:PORT/p.jpg",
                "https://localhost:PORT/p.jpg",
                "https://localhost.:PORT/p.jpg",
                "https://LOCALHOST:PORT/p.jpg",
                "https://localhost.localdomain:PORT/p.jpg",
                "https://127.0.0.1%00.pictures.example:PORT/p.jpg",
                "https://%31%32%37.0.0.1:PORT/p.jpg",
                "https://\u2460\u2461\u2466.\u24ea.\u24ea.\u2460:PORT/p.jpg",
                "https://127\u30020\u30020\u30021:PORT/p.jpg",
                "https://\uff11\uff12\uff17.0.0.1:PORT/p.jpg",
                "https://\u217cocalhost:PORT/p.jpg",
                "https://localho\u017ft:PORT/p.jpg",
                "https://[::1]:PORT6/p.jpg",
                "https://[0:0:0:0:0:0:0:1]:PORT6/p.jpg",
                "https://[::]:PORT6/p.jpg",
                "https://[::127.0.0.1]:PORT/p.jpg",
                "https://[::ffff:127.0.0.1]:PORT/p.jpg",
                "https://[::ffff:7f00:1]:PORT/p.jpg",
                "https://[0:0:0:0:0:ffff:127.0.0.1]:PORT/p.jpg",
                "https://[64:ff9b::127.0.0.1]:PORT/p.jpg",
                "https://[2002:7f00:1::]:PORT/p.jpg",
                "https://[2001:0:7f00:1::]:PORT/p.jpg",
                "https://[::1%25lo]:PORT6/p.jpg",
                // Its network and its cloud.
                "https://10.0.0.1/p.jpg",
                "https://172.16.0.1/p.jpg",
                "https://192.168.1.1/p.jpg",
                "https://100.64.0.1/p.jpg",
                "https://169.254.169.254/latest/meta-data/",
                "http://169.254.169.254/latest/meta-data/",
                "https://2852039166/latest/meta-data/",
                "https://[fd00:ec2::254]/latest/meta-data/",
                "https://[fe80::1]/p.jpg",
                "https://metadata.google.internal/computeMetadata/v1/",
                // Two readers, two hosts.
                "https://pictures.example@127.0.0.1:PORT/p.jpg",
                "https://pictures.example:443@127.0.0.1:PORT/p.jpg",
                "https://127.0.0.1:PORT@pictures.example/p.jpg",
                "https://pictures.example\\@127.0.0.1:PORT/p.jpg",
                "https://127.0.0.1:PORT\\.pictures.example/p.jpg",
                "https://127.0.0.1:PORT#@pictures.example/p.jpg",
                "https://127.0.0.1:PORT?@pictures.example/p.jpg",
                "https://pictures.example%2f@127.0.0.1:PORT/p.jpg",
                "https:\\\\127.0.0.1:PORT\\p.jpg",
                "https:/127.0.0.1:PORT/p.jpg",
                "https:127.0.0.1:PORT/p.jpg",
                "https:///127.0.0.1:PORT/p.jpg",
                "https://127.0.0.1:PORT:443/p.jpg",
                "https://127.0.0.1:PORT /p.jpg",
                "https://127.0.0.1:PORT/p.jpg\r\nHost: pictures.example",
                "https://pictures.example\t.127.0.0.1:PORT/p.jpg",
                // Not the web.
                "file:///etc/passwd",
                "file://127.0.0.1/etc/passwd",
                "ftp://127.0.0.1:PORT/p.jpg",
                "gopher://127.0.0.1:PORT/_GET",
                "jar:https://127.0.0.1:PORT/p.jpg!/x",
                "data:image/png;base64,AAAA",
                "javascript:alert(1)",
                "//127.0.0.1:PORT/p.jpg",
                // Hosts and ports that nobody declared.
                "https://elsewhere.example/p.jpg",
                "https://pictures.example.elsewhere.example/p.jpg",
                "https://evilpictures.example/p.jpg",
                "https://pictures.example./p.jpg",
                "https://xn--pctures-qza.example/p.jpg",
                "https://pictures.example:22/p.jpg",
                "https://pictures.example:0/p.jpg",
                "https://pictures.example:99999/p.jpg",
                "https://pictures.example:-1/p.jpg",
                "http://pictures.example/p.jpg");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void nobody_is_asked_when_a_listing_links_to_it(String text) {
        int before = asked();

        Throwable refusal = catchThrowable(() ->
                fetcher(HostileAddressTest::inside, AddressGuard.PUBLIC_ONLY).fetch(address(ported(text)), RULES));

        assertThat(refusal).isInstanceOfAny(FetchRefused.class, NotAnAddress.class);
        assertThat(asked()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void nobody_is_asked_when_a_declared_host_sends_there(String text) throws Exception {
        try (Listener sender = shop.listener(FRONT, request -> Listener.redirect(ported(text)))) {
            NameResolver names = firstly(FRONT);
            int before = asked();

            Throwable refusal = catchThrowable(() -> fetcher(names, exceptFront(), sender.port())
                    .fetch(address("https://%s:%d/p.jpg".formatted(SHOP, sender.port())), RULES));

            // Failed where it can't even be a header.
            assertThat(refusal).isInstanceOfAny(FetchRefused.class, FetchFailed.class);
            assertThat(sender.requests()).hasSize(1);
            assertThat(asked()).isEqualTo(before);
        }
    }

    @Test
    void the_listeners_would_have_noticed() {
        int before = asked();

        Throwable failure = catchThrowable(() -> fetcher(HostileAddressTest::inside, address -> Optional.empty())
                .fetch(address(ported("https://localhost.localdomain:PORT/p.jpg")), RULES));

        assertThat(failure).isNotNull();
        assertThat(asked()).isEqualTo(before + 1);
    }

    @Test
    void the_corpus_is_large_enough() {
        assertThat(hostile().distinct()).hasSizeGreaterThanOrEqualTo(60);
    }

    @Test
    void a_name_is_resolved_once_and_the_judged_address_is_the_one_asked() throws Exception {
        byte[] picture = {4, 5, 6};
        try (Listener front = shop.listener(FRONT, request -> Listener.picture(picture))) {
            NameResolver rebinding = firstly(FRONT);
            int before = asked();

            Fetched fetched = fetcher(rebinding, exceptFront(), front.port())
                    .fetch(address("https://%s:%d/p.jpg".formatted(SHOP, front.port())), RULES);

            assertThat(fetched.bytes()).isEqualTo(picture);
            assertThat(asked()).isEqualTo(before);
        }
    }

    @Test
    void a_name_that_answers_differently_the_second_time_is_judged_again() throws Exception {
        try (Listener front = shop.listener(FRONT, request -> Listener.redirect("/again.jpg"))) {
            NameResolver rebinding = firstly(FRONT);
            int before = asked();

            Throwable refusal = catchThrowable(() -> fetcher(rebinding, exceptFront(), front.port())
                    .fetch(address("https://%s:%d/p.jpg".formatted(SHOP, front.port())), RULES));

            assertThat(refusal).isInstanceOfSatisfying(FetchRefused.class, e -> assertThat(e.reason())
                    .isEqualTo(Reason.ADDRESS));
            assertThat(front.connections()).isEqualTo(1);
            assertThat(asked()).isEqualTo(before);
        }
    }

    @Test
    void one_bad_address_among_good_ones_spoils_the_name() throws Exception {
        try (Listener front = shop.listener(FRONT, request -> Listener.picture(new byte[] {1}))) {
            NameResolver mixed = name -> List.of(literal(FRONT), literal("127.0.0.1"));

            Throwable refusal = catchThrowable(() -> fetcher(mixed, exceptFront(), front.port())
                    .fetch(address("https://%s:%d/p.jpg".formatted(SHOP, front.port())), RULES));

            assertThat(refusal).isInstanceOf(FetchRefused.class).hasMessageContaining("this machine");
            assertThat(front.connections()).isZero();
        }
    }

    @Test
    void allowing_this_machine_allows_neither_its_network_nor_other_hosts() {
        FetchRules demo = FetchRules.of(Set.of(SHOP, "10.0.0.1"), List.of()).withLoopback(SHOP);
        NameResolver privately = name -> List.of(literal("10.0.0.1"));
        NameResolver both = name -> List.of(literal("127.0.0.1"), literal("10.0.0.1"));
        ImageAddress wanted = address("http://%s:%d/p.jpg".formatted(SHOP, inside.port()));

        assertThat(catchThrowable(
                        () -> fetcher(privately, AddressGuard.PUBLIC_ONLY).fetch(wanted, demo)))
                .hasMessageContaining("a private network");
        assertThat(catchThrowable(() -> fetcher(both, AddressGuard.PUBLIC_ONLY).fetch(wanted, demo)))
                .hasMessageContaining("this machine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:PORT/p.jpg", "https://127.0.0.1:PORT/p.jpg", "http://127.0.0.1/p.jpg"})
    void a_public_host_doesnt_send_on_to_this_machine_even_where_that_may_be_asked(String location) throws Exception {
        FetchRules sandbox = FetchRules.of(Set.of(SHOP, "127.0.0.1"), List.of()).withLoopback("127.0.0.1");
        try (Listener front = shop.listener(FRONT, request -> Listener.redirect(ported(location)))) {
            NameResolver outside = name -> name.equals(SHOP) ? List.of(literal(FRONT)) : inside(name);
            int before = asked();

            Throwable refusal = catchThrowable(() -> fetcher(outside, exceptFront(), front.port())
                    .fetch(address("https://%s:%d/p.jpg".formatted(SHOP, front.port())), sandbox));

            assertThat(refusal).isInstanceOfSatisfying(FetchRefused.class, e -> assertThat(e.reason())
                    .isEqualTo(Reason.ADDRESS));
            assertThat(asked()).isEqualTo(before);
        }
    }

    @Test
    void where_this_machine_may_be_asked_no_other_name_leads_to_it() {
        FetchRules sandbox = FetchRules.of(Set.of(SHOP, "127.0.0.1"), List.of()).withLoopback("127.0.0.1");
        int before = asked();

        Throwable refusal = catchThrowable(() -> fetcher(HostileAddressTest::inside, AddressGuard.PUBLIC_ONLY)
                .fetch(address("https://%s:%d/p.jpg".formatted(SHOP, inside.port())), sandbox));

        assertThat(refusal).isInstanceOf(FetchRefused.class).hasMessageContaining("this machine");
        assertThat(asked()).isEqualTo(before);
    }

    private static int asked() {
        return inside.connections() + insideV6.connections();
    }

    private static MediaFetcher fetcher(NameResolver names, AddressGuard guard, int... more) {
        Set<Integer> ports = new HashSet<>(Set.of(443, inside.port(), insideV6.port()));
        Arrays.stream(more).forEach(ports::add);
        return new MediaFetcher(vertx, new Network(names, guard, ports, Optional.of(trust)));
    }

    /** Every name leads into this machine; what is an address already stays one. */
    private static List<InetAddress> inside(String name) throws UnknownHostException {
        boolean literal = name.startsWith("[") || name.matches("[0-9.]+");
        return literal ? List.of(InetAddress.getAllByName(name)) : List.of(literal("127.0.0.1"));
    }

    /** This address the first time, this machine ever after. */
    private static NameResolver firstly(String address) {
        var times = new AtomicInteger();
        return name -> times.getAndIncrement() == 0 ? List.of(literal(address)) : inside(name);
    }

    /** The front stands for a shop on the public internet. */
    private static AddressGuard exceptFront() {
        return address ->
                address.equals(literal(FRONT)) ? Optional.empty() : AddressGuard.PUBLIC_ONLY.objectionTo(address);
    }

    private static InetAddress literal(String address) {
        return InetAddress.ofLiteral(address);
    }

    private static String ported(String text) {
        return text.replace("PORT6", Integer.toString(insideV6.port()))
                .replace("PORT", Integer.toString(inside.port()));
    }

    private static ImageAddress address(String text) {
        try {
            return new ImageAddress.Remote(new URI(text));
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new NotAnAddress(e);
        }
    }

    /** Refused before it could be written down as an address. */
    private static final class NotAnAddress extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private NotAnAddress(Exception cause) {
            super(cause);
        }
    }
}
