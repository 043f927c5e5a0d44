package dev.packshot.engine.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.packshot.catalog.ImageAddress;
import dev.packshot.catalog.ImageId;
import dev.packshot.catalog.Listing;
import dev.packshot.catalog.ListingRef;
import dev.packshot.catalog.Platform;
import dev.packshot.catalog.ProductImage;
import dev.packshot.connector.Authorizer;
import dev.packshot.connector.Capability;
import dev.packshot.connector.ConnectorDescriptor;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Cursor;
import dev.packshot.connector.GalleryWriter;
import dev.packshot.connector.Health;
import dev.packshot.connector.ListingPage;
import dev.packshot.connector.ListingReader;
import dev.packshot.connector.MarketplaceConnector;
import dev.packshot.connector.Opening;
import dev.packshot.connector.RateLimit;
import dev.packshot.connector.Session;
import dev.packshot.connector.SettingProblem;
import dev.packshot.connector.Settings;
import dev.packshot.connector.Signals;
import dev.packshot.engine.TestDatabase;
import dev.packshot.engine.budget.Purpose;
import dev.packshot.engine.budget.RateBudgets;
import dev.packshot.engine.grant.GrantVault;
import dev.packshot.engine.grant.SecretSettings;
import dev.packshot.engine.identity.Ids;
import dev.packshot.engine.media.FetchRefused;
import dev.packshot.engine.media.MediaFetcher;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A marketplace on this machine whose addresses end: each question gives the next of those that were prepared. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PictureFetcherTest {
    private static final byte[] PICTURE = {1, 2, 3};
    private static final ListingRef LISTING = new ListingRef("L1");

    @Inject
    Connections connections;

    @Inject
    GrantVault vault;

    @Inject
    SecretSettings secrets;

    @Inject
    RateBudgets budgets;

    @Inject
    MediaFetcher media;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    private final Deque<String> addresses = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private final Marketplace marketplace = new Marketplace();
    private HttpServer server;
    private OpenSessions open;
    private PictureFetcher fetcher;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            asked.add(path);
            boolean there = path.equals("/there");
            exchange.sendResponseHeaders(there ? 200 : Integer.parseInt(path.substring(1)), there ? 3 : -1);
            if (there) {
                exchange.getResponseBody().write(PICTURE);
            }
            exchange.close();
        });
        server.start();
        var connectors = new Connectors(List.of(marketplace));
        var grants = new Grants(connections, connectors, vault, secrets, clock);
        open = new OpenSessions(connectors, grants, budgets, clock);
        fetcher = new PictureFetcher(connectors, new Sessions(connections, grants, open), media);
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private Connection shop() {
        return new Connection(ids.next(), "shop", "passing", new Settings(Map.of()), Policy.AUTO, clock.instant());
    }

    private Optional<byte[]> fetch(Purpose purpose) {
        ProductImage stale = new ProductImage(
                new ImageId("i1"),
                Optional.empty(),
                Optional.empty(),
                "1",
                Optional.of(address("/410")),
                "",
                Optional.empty(),
                Set.of());
        return fetcher.fetch(shop(), purpose, LISTING, stale);
    }

    private ImageAddress address(String path) {
        return new ImageAddress.Remote(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path));
    }

    @Test
    void an_address_that_ends_is_asked_for_just_before_and_within_the_right_part_of_the_budget() {
        addresses.add("/there");

        Optional<byte[]> bytes = fetch(Purpose.VERIFY);

        assertThat(bytes).hasValueSatisfying(found -> assertThat(found).isEqualTo(PICTURE));
        assertThat(asked).containsExactly("/there");
        assertThat(marketplace.spent).containsExactly("calls");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/403", "/404", "/410"})
    void one_that_ended_all_the_same_is_asked_for_once_more(String ended) {
        addresses.addAll(List.of(ended, "/there"));

        Optional<byte[]> bytes = fetch(Purpose.PULL);

        assertThat(bytes).isPresent();
        assertThat(asked).containsExactly(ended, "/there");
    }

    @Test
    void and_not_for_ever() {
        addresses.addAll(List.of("/403", "/403", "/there"));

        FetchRefused refused = catchThrowableOfType(FetchRefused.class, () -> fetch(Purpose.PULL));

        assertThat(refused.reason()).isEqualTo(FetchRefused.Reason.STATUS);
        assertThat(asked).hasSize(2);
    }

    @Test
    void a_picture_that_is_gone_or_has_no_bytes_yet_gives_none() {
        assertThat(fetch(Purpose.PULL)).isEmpty();
    }

    @Test
    void where_addresses_last_the_one_that_was_read_is_taken() {
        marketplace.capabilities.remove(Capability.PASSING_ADDRESSES);

        FetchRefused refused = catchThrowableOfType(FetchRefused.class, () -> fetch(Purpose.PULL));

        assertThat(refused.reason()).isEqualTo(FetchRefused.Reason.STATUS);
        assertThat(asked).containsExactly("/410");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "cdn.example"})
    void this_machine_is_asked_only_by_a_connector_that_declares_it(String host) {
        marketplace.host = host;
        addresses.add("/there");

        FetchRefused refused = catchThrowableOfType(FetchRefused.class, () -> fetch(Purpose.PULL));

        assertThat(refused.reason()).isIn(FetchRefused.Reason.HOST, FetchRefused.Reason.SCHEME);
        assertThat(asked).isEmpty();
    }

    private final class Marketplace implements MarketplaceConnector {
        private final Set<Capability> capabilities = EnumSet.of(Capability.HTTP, Capability.PASSING_ADDRESSES);
        private final List<String> spent = new ArrayList<>();
        private String host = "127.0.0.1";

        @Override
        public ConnectorDescriptor describe() {
            return new ConnectorDescriptor(
                    "passing",
                    "Passing",
                    List.of(new Platform("shopify")),
                    capabilities,
                    List.of(),
                    Set.of(host),
                    List.of(new RateLimit("calls", 1_000, 1_000, Duration.ofSeconds(1))),
                    20,
                    500);
        }

        @Override
        public List<SettingProblem> check(Settings settings) {
            return List.of();
        }

        @Override
        public Optional<Authorizer> authorizer(Settings settings) {
            return Optional.empty();
        }

        @Override
        public Optional<Signals> signals() {
            return Optional.empty();
        }

        @Override
        public Session open(Opening opening) {
            return new Session() {
                @Override
                public Health probe() {
                    return new Health("passing", Set.of(), List.of());
                }

                @Override
                public ListingReader reader() {
                    return new Reader(opening);
                }

                @Override
                public GalleryWriter writer() {
                    throw new UnsupportedOperationException("Nothing is written here");
                }

                @Override
                public void close() {}
            };
        }
    }

    private final class Reader implements ListingReader {
        private final Opening opening;

        Reader(Opening opening) {
            this.opening = opening;
        }

        @Override
        public ListingPage page(Cursor cursor) {
            throw new UnsupportedOperationException("Nothing is listed here");
        }

        @Override
        public Listing read(ListingRef ref) {
            throw new UnsupportedOperationException("Addresses are asked for without the whole listing");
        }

        @Override
        public ImageAddress address(ListingRef ref, ImageId image) {
            opening.meter().spend("calls", 1);
            marketplace.spent.add("calls");
            if (addresses.isEmpty()) {
                throw new ConnectorException.NotFound("The picture has no bytes yet");
            }
            return PictureFetcherTest.this.address(addresses.remove());
        }
    }
}
