package dev.packshot.connector.cornershop;

import dev.packshot.connector.Authorizer;
import dev.packshot.connector.Capability;
import dev.packshot.connector.ConnectorDescriptor;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.GalleryWriter;
import dev.packshot.connector.Health;
import dev.packshot.connector.ListingReader;
import dev.packshot.connector.MarketplaceConnector;
import dev.packshot.connector.Opening;
import dev.packshot.connector.RateLimit;
import dev.packshot.connector.Session;
import dev.packshot.connector.Setting;
import dev.packshot.connector.SettingProblem;
import dev.packshot.connector.Settings;
import dev.packshot.connector.Signals;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The right connector to the corner shop. Its parts can be replaced by wrong ones. */
class ShopConnector implements MarketplaceConnector {
    static final Duration PATIENCE = Duration.ofMillis(400);
    static final int SHORTEST_SECRET = 20;

    static final HttpClient HTTP = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    final URI base;
    private final boolean deferring;

    ShopConnector(URI base, boolean deferring) {
        this.base = base;
        this.deferring = deferring;
    }

    @Override
    public ConnectorDescriptor describe() {
        Set<Capability> capabilities = EnumSet.allOf(Capability.class);
        capabilities.remove(Capability.PULLS_PICTURES);
        if (!deferring) {
            capabilities.remove(Capability.DEFERS);
        }
        return new ConnectorDescriptor(
                "corner-shop",
                "Corner shop",
                List.of(ShopListingReader.PLATFORM),
                capabilities,
                List.of(
                        new Setting("shop", "Shop", "The name on its door", Setting.Kind.TEXT, true, ""),
                        new Setting(
                                "signing-secret", "Signing secret", "Under the mat", Setting.Kind.SECRET, true, "")),
                hosts(),
                List.of(new RateLimit(ShopApi.LANE, 1000, 1000, Duration.ofHours(1))),
                ShopGalleryWriter.MOST,
                ShopGalleryWriter.LONGEST_ALT);
    }

    Set<String> hosts() {
        return Set.of("127.0.0.1");
    }

    @Override
    public List<SettingProblem> check(Settings settings) {
        return Stream.of("shop", "signing-secret")
                .flatMap(key -> problem(key, settings.value(key)).stream())
                .toList();
    }

    Optional<SettingProblem> problem(String key, Optional<String> value) {
        if (value.isEmpty()) {
            return Optional.of(new SettingProblem(key, "nothing", "Give the " + key + " of your shop"));
        }
        boolean bad = key.equals("signing-secret") && value.get().length() < SHORTEST_SECRET;
        return bad
                ? Optional.of(new SettingProblem(key, shown(value.get()), "Give the whole secret"))
                : Optional.empty();
    }

    String shown(String secret) {
        return "something short";
    }

    @Override
    public Optional<Authorizer> authorizer(Settings settings) {
        return Optional.of(authorizer(new ShopErrors()));
    }

    ShopAuthorizer authorizer(ShopErrors errors) {
        return new ShopAuthorizer(HTTP, base, PATIENCE, errors);
    }

    @Override
    public Session open(Opening opening) {
        if (!check(opening.settings()).isEmpty()) {
            throw new ConnectorException.Malformed("These settings don't open a shop");
        }
        return session(api(HTTP, opening));
    }

    ShopApi api(HttpClient http, Opening opening) {
        return new ShopApi(http, base, PATIENCE, errors(), opening);
    }

    ShopErrors errors() {
        return new ShopErrors();
    }

    ShopListingReader reader(ShopApi api) {
        return new ShopListingReader(api);
    }

    ShopGalleryWriter writer(ShopApi api, ShopListingReader reader) {
        return new ShopGalleryWriter(api, reader);
    }

    Session session(ShopApi api) {
        ShopListingReader reader = reader(api);
        ShopGalleryWriter writer = writer(api, reader);
        return new Session() {
            @Override
            public Health probe() {
                ShopApi.Me me = api.get("/me", ShopApi.Me.class);
                return new Health(me.account(), Set.of("listings", "pictures"), List.of());
            }

            @Override
            public ListingReader reader() {
                return reader;
            }

            @Override
            public GalleryWriter writer() {
                return writer;
            }

            @Override
            public void close() {
                closed();
            }
        };
    }

    void closed() {}

    @Override
    public Optional<Signals> signals() {
        return Optional.of(signals(HTTP));
    }

    ShopSignals signals(HttpClient http) {
        return new ShopSignals(http, base);
    }
}
