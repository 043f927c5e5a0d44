package dev.packshot.engine.connection;

import dev.packshot.catalog.Gallery;
import dev.packshot.catalog.ImageAddress;
import dev.packshot.catalog.ImageId;
import dev.packshot.catalog.Listing;
import dev.packshot.catalog.ListingRef;
import dev.packshot.catalog.Platform;
import dev.packshot.catalog.ProductImage;
import dev.packshot.catalog.Sku;
import dev.packshot.catalog.Variant;
import dev.packshot.connector.Authorizer;
import dev.packshot.connector.Capability;
import dev.packshot.connector.ConnectorDescriptor;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Cursor;
import dev.packshot.connector.GalleryWriter;
import dev.packshot.connector.Grant;
import dev.packshot.connector.Health;
import dev.packshot.connector.ListingPage;
import dev.packshot.connector.ListingReader;
import dev.packshot.connector.MarketplaceConnector;
import dev.packshot.connector.Opening;
import dev.packshot.connector.RateLimit;
import dev.packshot.connector.Secret;
import dev.packshot.connector.Session;
import dev.packshot.connector.Setting;
import dev.packshot.connector.SettingProblem;
import dev.packshot.connector.Settings;
import dev.packshot.connector.Signal;
import dev.packshot.connector.Signals;
import dev.packshot.connector.WebhookCall;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A marketplace of the tests that can be read, signs in with expiring grants, sends webhooks and can be watched. Nothing
 * is ever written to it: its pictures have no address.
 */
@Singleton
public final class TestShops implements MarketplaceConnector {
    private static final Platform PLATFORM = new Platform("shopify");
    private static final int PAGE = 2;

    private final Map<String, Listing> listings = new TreeMap<>();

    /** Called before each page is read. */
    public final AtomicReference<Consumer<Cursor>> beforePage = new AtomicReference<>(cursor -> {});

    /** Whether what comes next is still being prepared; asked before each page. */
    public final AtomicReference<Predicate<Cursor>> preparing = new AtomicReference<>(cursor -> false);

    /** Listings of a page. */
    public final AtomicInteger page = new AtomicInteger(PAGE);

    /** Cursors of all pages that were asked for. */
    public final List<String> pages = new ArrayList<>();

    /** Access secrets that the marketplace takes; empty takes all, also none. */
    public final Set<String> taken = ConcurrentHashMap.newKeySet();

    /** What a refresh gives. */
    public final AtomicReference<Function<Grant, Grant>> refresh = new AtomicReference<>(grant -> grant);

    /** What an exchange gives. */
    public final AtomicReference<Function<Map<String, String>, Grant>> exchange =
            new AtomicReference<>(query -> grant("shop", "first"));

    public final AtomicInteger refreshes = new AtomicInteger();
    public final AtomicInteger opened = new AtomicInteger();
    public final AtomicInteger closed = new AtomicInteger();
    public final AtomicInteger reads = new AtomicInteger();

    /** Verifiers that came with an exchange. */
    public final List<String> verifiers = new ArrayList<>();

    /** Whoever hears of changes now, by the folder setting of his connection. */
    public final Map<String, Consumer<Signal>> watching = new ConcurrentHashMap<>();

    @Override
    public ConnectorDescriptor describe() {
        return new ConnectorDescriptor(
                "testshops",
                "Test shops",
                List.of(PLATFORM),
                Set.of(
                        Capability.AUTHORISATION,
                        Capability.REFRESH,
                        Capability.INCREMENTAL,
                        Capability.WEBHOOKS,
                        Capability.WATCH),
                List.of(
                        new Setting("name", "Name", "Any.", Setting.Kind.TEXT, true, ""),
                        new Setting("key", "Key", "Any.", Setting.Kind.SECRET, false, "")),
                Set.of(),
                List.of(new RateLimit("calls", 100_000, 100_000, Duration.ofSeconds(1))),
                20,
                500);
    }

    /** Forgets everything. */
    public synchronized void reset() {
        listings.clear();
        pages.clear();
        verifiers.clear();
        taken.clear();
        beforePage.set(cursor -> {});
        preparing.set(cursor -> false);
        page.set(PAGE);
        refresh.set(grant -> grant);
        exchange.set(query -> grant("shop", "first"));
        for (AtomicInteger count : List.of(refreshes, opened, closed, reads)) {
            count.set(0);
        }
    }

    /** A grant that doesn't expire. */
    public static Grant grant(String account, String access) {
        return new Grant(
                account, new Secret(access), Optional.of(new Secret("r-" + access)), Optional.empty(), Set.of());
    }

    /** Puts a listing there, or another picture onto it. */
    public void put(String ref, String revision) {
        put(ref, revision, Optional.empty());
    }

    /** The same with an address of the picture. */
    public void put(String ref, String revision, String address) {
        put(ref, revision, Optional.of(new ImageAddress.Remote(URI.create(address))));
    }

    private synchronized void put(String ref, String revision, Optional<ImageAddress> address) {
        var image = new ProductImage(
                new ImageId("image-" + ref),
                Optional.empty(),
                Optional.empty(),
                revision,
                address,
                "",
                Optional.empty(),
                Set.of());
        listings.put(
                ref,
                new Listing(
                        new ListingRef(ref),
                        PLATFORM,
                        "Product " + ref,
                        "",
                        List.of(new Variant("v1", Optional.of(new Sku("SKU-" + ref)), "")),
                        new Gallery(List.of(image)),
                        true,
                        Optional.empty(),
                        List.of()));
    }

    /** A listing as it is now. */
    public synchronized Listing listing(String ref) {
        return Optional.ofNullable(listings.get(ref)).orElseThrow();
    }

    /** Takes a listing away. */
    public synchronized void take(String ref) {
        listings.remove(ref);
    }

    @Override
    public List<SettingProblem> check(Settings settings) {
        return List.of();
    }

    @Override
    public Optional<Authorizer> authorizer(Settings settings) {
        return Optional.of(new Authorizer() {
            @Override
            public URI consent(String state, Secret verifier, URI back) {
                return URI.create("https://shops.example/consent?state=" + state + "&challenge="
                        + verifier.reveal().length());
            }

            @Override
            public Grant exchange(Map<String, String> query, Secret verifier, URI back) {
                verifiers.add(verifier.reveal());
                return exchange.get().apply(query);
            }

            @Override
            public Grant refresh(Grant grant) {
                refreshes.incrementAndGet();
                return refresh.get().apply(grant);
            }
        });
    }

    @Override
    public Optional<Signals> signals() {
        return Optional.of(new Signals() {
            @Override
            public List<Signal> receive(WebhookCall call, Settings settings) {
                if (!call.header("x-key").equals(settings.value("key"))) {
                    throw new ConnectorException.Unauthorized("The signature doesn't hold", false);
                }
                String[] words = new String(call.body(), StandardCharsets.UTF_8).split(" ", -1);
                if (words.length != 3) {
                    throw new ConnectorException.Malformed("Three words are wanted");
                }
                return List.of(signal(words[0], Signal.Kind.valueOf(words[1]), words[2], call));
            }

            private Signal signal(String id, Signal.Kind kind, String ref, WebhookCall call) {
                return new Signal(
                        id,
                        kind,
                        Optional.of(ref).filter(text -> !text.isEmpty()).map(ListingRef::new),
                        call.received());
            }

            @Override
            public Watch watch(Settings settings, Consumer<Signal> heard) {
                String name = settings.value("name").orElseThrow();
                watching.put(name, heard);
                return () -> watching.remove(name, heard);
            }
        });
    }

    @Override
    public Session open(Opening opening) {
        opened.incrementAndGet();
        return new Session() {
            private volatile boolean gone;

            @Override
            public Health probe() {
                authorised();
                return new Health("shop", Set.of(), List.of());
            }

            private void authorised() {
                if (gone) {
                    throw new IllegalStateException("A closed session was used");
                }
                reads.incrementAndGet();
                Optional<String> access =
                        opening.grant().get().map(grant -> grant.access().reveal());
                if (!taken.isEmpty() && access.filter(taken::contains).isEmpty()) {
                    throw new ConnectorException.Unauthorized("The grant has ended", true);
                }
            }

            @Override
            public ListingReader reader() {
                authorised();
                return new Reader();
            }

            @Override
            public GalleryWriter writer() {
                throw new UnsupportedOperationException("Nothing is written here");
            }

            @Override
            public void close() {
                gone = true;
                closed.incrementAndGet();
            }
        };
    }

    private final class Reader implements ListingReader {
        @Override
        public ListingPage page(Cursor cursor) {
            beforePage.get().accept(cursor);
            synchronized (TestShops.this) {
                pages.add(cursor.text());
                if (preparing.get().test(cursor)) {
                    return ListingPage.preparing(cursor, Duration.ofMinutes(3));
                }
                int from = cursor.text().isEmpty() ? 0 : Integer.parseInt(cursor.text());
                List<Listing> all = List.copyOf(listings.values());
                int to = Math.min(all.size(), from + page.get());
                boolean last = to == all.size();
                return new ListingPage(all.subList(from, to), new Cursor(last ? "" : String.valueOf(to)), last);
            }
        }

        @Override
        public Listing read(ListingRef ref) {
            synchronized (TestShops.this) {
                return Optional.ofNullable(listings.get(ref.id()))
                        .orElseThrow(() -> new ConnectorException.NotFound("There is no " + ref));
            }
        }
    }
}
