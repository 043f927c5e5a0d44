package dev.packshot.engine.loop;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.ListingRef;
import dev.packshot.catalog.Platform;
import dev.packshot.connector.Authorizer;
import dev.packshot.connector.Capability;
import dev.packshot.connector.ConnectorDescriptor;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Grant;
import dev.packshot.connector.Health;
import dev.packshot.connector.Installs;
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
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * A marketplace of the tests whose shops install an app: signs arrivals, tokens and webhooks, and gives grants. Its shelves
 * are those of {@link MemoryMarket}.
 */
@Singleton
public final class Bazaar implements MarketplaceConnector {
    private static final String SECRET = "bazaar secret";
    private static final Duration TOKEN = Duration.ofMinutes(1);

    private final MemoryMarket shelves;
    final AtomicInteger exchanges = new AtomicInteger();
    final AtomicReference<Consumer<String>> beforeGrant = new AtomicReference<>(account -> {});
    final AtomicReference<List<String>> warnings = new AtomicReference<>(List.of());
    final AtomicReference<List<URI>> scripts = new AtomicReference<>(List.of());
    final AtomicReference<Path> folder = new AtomicReference<>(Path.of("nowhere"));
    final Map<String, Grant> grants = new ConcurrentHashMap<>();

    Bazaar(MemoryMarket shelves) {
        this.shelves = shelves;
    }

    void reset() {
        exchanges.set(0);
        beforeGrant.set(account -> {});
        warnings.set(List.of());
        scripts.set(List.of(URI.create("https://static.bazaar.example/bridge.js")));
        grants.clear();
    }

    @Override
    public ConnectorDescriptor describe() {
        return new ConnectorDescriptor(
                "bazaar",
                "Bazaar & Sons",
                List.of(new Platform("shopify")),
                Set.of(
                        Capability.AUTHORISATION,
                        Capability.INSTALLED,
                        Capability.WEBHOOKS,
                        Capability.MARKERS,
                        Capability.ALT_TEXT,
                        Capability.VARIANT_LINKS,
                        Capability.EXACT_BYTES),
                List.of(
                        new Setting("shop", "Shop", "Told by the marketplace.", Setting.Kind.GIVEN, true, ""),
                        new Setting("folder", "Folder", "Where bytes lie.", Setting.Kind.FOLDER, false, ""),
                        new Setting("note", "Note", "Any.", Setting.Kind.TEXT, false, "")),
                Set.of(),
                List.of(new RateLimit("calls", 100_000, 100_000, Duration.ofSeconds(1))),
                20,
                500);
    }

    // What the marketplace itself does.

    static String token(String account, Instant now) {
        String claims = account + "|7|" + now.plus(TOKEN).getEpochSecond();
        return claims + "|" + signature(claims);
    }

    static String arrival(String account, Instant now, boolean embedded, boolean token) {
        String query = "shop=" + URLEncoder.encode(account, StandardCharsets.UTF_8) + "&embedded=" + embedded + "&at="
                + now.getEpochSecond()
                + (token ? "&token=" + URLEncoder.encode(token(account, now), StandardCharsets.UTF_8) : "");
        return query + "&sig=" + signature(query);
    }

    static String signature(String text) {
        return Digest.of(SECRET + text).hex();
    }

    @Override
    public Optional<Installs> installs() {
        return Optional.of(new Installs() {
            @Override
            public Arrival arrival(String query, Instant now) {
                int end = query.lastIndexOf("&sig=");
                if (end < 0 || !signature(query.substring(0, end)).equals(query.substring(end + 5))) {
                    throw forged();
                }
                Map<String, String> said = new HashMap<>();
                Arrays.stream(query.substring(0, end).split("&", -1))
                        .map(pair -> pair.split("=", 2))
                        .forEach(pair -> said.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
                return new Arrival(
                        said.get("shop"),
                        Optional.ofNullable(said.get("token")).map(Secret::new),
                        Boolean.parseBoolean(said.get("embedded")));
            }

            @Override
            public Visitor visitor(Secret token, Instant now) {
                String[] parts = token.reveal().split("\\|", -1);
                if (parts.length != 4
                        || !signature(parts[0] + "|" + parts[1] + "|" + parts[2])
                                .equals(parts[3])) {
                    throw forged();
                }
                Instant until = Instant.ofEpochSecond(Long.parseLong(parts[2]));
                if (until.isBefore(now)) {
                    throw forged();
                }
                return new Visitor(parts[0], parts[1], until);
            }

            @Override
            public Grant install(Secret token) {
                exchanges.incrementAndGet();
                String account = token.reveal().split("\\|", -1)[0];
                beforeGrant.get().accept(account);
                return grant(account);
            }

            @Override
            public Settings settings(String account) {
                return new Settings(
                        Map.of("shop", account, "folder", folder.get().toString()));
            }

            @Override
            public Embedding embedding(String account) {
                return new Embedding(
                        List.of(URI.create("https://" + account), URI.create("https://admin.bazaar.example")),
                        scripts.get(),
                        Map.of("bazaar-key", "app \"1\"", Embedding.TOKEN, "bazaar.page.token"));
            }
        });
    }

    private Grant grant(String account) {
        return grants.getOrDefault(
                account,
                new Grant(
                        account,
                        new Secret("access-" + exchanges.get()),
                        Optional.of(new Secret("refresh")),
                        Optional.empty(),
                        Set.of("pictures")));
    }

    private static ConnectorException.Unauthorized forged() {
        return new ConnectorException.Unauthorized("The bazaar didn't send this", false);
    }

    @Override
    public List<SettingProblem> check(Settings settings) {
        return settings.value("shop").isPresent()
                ? List.of()
                : List.of(new SettingProblem("shop", "nothing", "Install the app."));
    }

    @Override
    public Optional<Authorizer> authorizer(Settings settings) {
        String shop = settings.value("shop").orElseThrow();
        return Optional.of(new Authorizer() {
            @Override
            public URI consent(String state, Secret verifier, URI back) {
                return URI.create("https://" + shop + "/consent?state=" + state + "&back=" + back);
            }

            @Override
            public Grant exchange(Map<String, String> query, Secret verifier, URI back) {
                if (!"good".equals(query.get("code"))) {
                    throw forged();
                }
                return grant(shop);
            }

            @Override
            public Grant refresh(Grant grant) {
                throw new ConnectorException.Unauthorized("Nothing is renewed here", false);
            }
        });
    }

    @Override
    public Optional<Signals> signals() {
        return Optional.of(new Signals() {
            @Override
            public Optional<String> account(WebhookCall call) {
                signed(call);
                return call.header("x-shop");
            }

            @Override
            public List<Signal> receive(WebhookCall call, Settings settings) {
                String[] words = signed(call).split(" ", -1);
                if (words.length != 3) {
                    throw new ConnectorException.Malformed("Three words are wanted");
                }
                return List.of(new Signal(
                        words[0],
                        Signal.Kind.valueOf(words[1]),
                        Optional.of(words[2]).filter(text -> !text.isEmpty()).map(ListingRef::new),
                        call.received()));
            }

            private String signed(WebhookCall call) {
                String body = new String(call.body(), StandardCharsets.UTF_8);
                if (call.header("x-sig").filter(signature(body)::equals).isEmpty()) {
                    throw forged();
                }
                return body;
            }

            @Override
            public Watch watch(Settings settings, Consumer<Signal> heard) {
                throw new UnsupportedOperationException();
            }
        });
    }

    @Override
    public Session open(Opening opening) {
        Session shelf = shelves.open(opening);
        return new Session() {
            @Override
            public Health probe() {
                return new Health(opening.settings().value("shop").orElseThrow(), Set.of("pictures"), warnings.get());
            }

            @Override
            public ListingReader reader() {
                return shelf.reader();
            }

            @Override
            public dev.packshot.connector.GalleryWriter writer() {
                return shelf.writer();
            }

            @Override
            public void close() {
                shelf.close();
            }
        };
    }
}
