package dev.packshot.connector.shopify;

import dev.packshot.connector.Authorizer;
import dev.packshot.connector.Capability;
import dev.packshot.connector.ConnectorDescriptor;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Installs;
import dev.packshot.connector.MarketplaceConnector;
import dev.packshot.connector.Opening;
import dev.packshot.connector.RateLimit;
import dev.packshot.connector.Secret;
import dev.packshot.connector.Session;
import dev.packshot.connector.Setting;
import dev.packshot.connector.SettingProblem;
import dev.packshot.connector.Settings;
import dev.packshot.connector.Signals;
import dev.packshot.connector.shopify.app.AppKeys;
import dev.packshot.connector.shopify.bulk.ResultFile;
import dev.packshot.connector.shopify.graphql.GraphqlClient;
import dev.packshot.connector.shopify.install.ShopifyAuthorizer;
import dev.packshot.connector.shopify.install.ShopifyInstalls;
import dev.packshot.connector.shopify.install.TokenDesk;
import dev.packshot.connector.shopify.product.Listings;
import dev.packshot.connector.shopify.product.Pictures;
import dev.packshot.connector.shopify.shop.ShopDomain;
import dev.packshot.connector.shopify.signal.ShopifySignals;
import dev.packshot.connector.shopify.upload.UploadClient;
import dev.packshot.connector.shopify.writing.Pause;
import dev.packshot.connector.shopify.writing.ShopifyGalleryWriter;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Shopify: shops install an app, whose products are read and whose galleries are changed through the Admin API. */
@Singleton
public final class ShopifyConnector implements MarketplaceConnector {
    static final Setting SHOP = new Setting(
            ShopDomain.SETTING,
            "Shop",
            "The shop's myshopify.com domain, as Shopify tells it when the app is installed.",
            Setting.Kind.GIVEN,
            true,
            "");

    private final AdminApi admin;
    private final AppKeys keys;
    private final TokenDesk desk;
    private final Vertx vertx;
    private final HttpClient http;
    private final UploadClient uploads;
    private final Clock clock;
    private final ConnectorDescriptor descriptor;

    /**
     * A connector for the app that was configured.
     *
     * @param vertx shared by all shops
     * @param clock what grants, tokens and signatures are dated by
     * @throws IllegalStateException naming all that is wrong with the configuration
     */
    @Inject
    public ShopifyConnector(ShopifyConfig config, Vertx vertx, Clock clock) {
        this.admin = AdminApi.of(config);
        this.keys = new AppKeys(
                config.clientId(),
                config.clientSecret().map(Secret::new),
                config.formerSecret().map(Secret::new));
        this.desk = new TokenDesk(keys, admin.endpoint(), admin.patience(), clock);
        this.vertx = vertx;
        this.http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(admin.patience())
                .build();
        this.uploads = new UploadClient(http, admin.endpoint().isSandbox(), admin.patience());
        this.clock = clock;
        this.descriptor = descriptor(admin);
    }

    private static ConnectorDescriptor descriptor(AdminApi admin) {
        return new ConnectorDescriptor(
                "shopify",
                "Shopify",
                List.of(Listings.PLATFORM),
                Set.of(
                        Capability.HTTP,
                        Capability.AUTHORISATION,
                        Capability.REFRESH,
                        Capability.INSTALLED,
                        Capability.INCREMENTAL,
                        Capability.MARKERS,
                        Capability.IN_PLACE,
                        Capability.ALT_TEXT,
                        Capability.VARIANT_LINKS,
                        Capability.EXACT_BYTES,
                        Capability.PASSING_ADDRESSES,
                        Capability.DEFERS,
                        Capability.WEBHOOKS),
                List.of(SHOP),
                hosts(admin),
                // A standard shop's bucket, until the first answer says what this one has.
                List.of(new RateLimit(ShopifyApi.LANE, 2000, 100, Duration.ofSeconds(1))),
                ShopifyGalleryWriter.MOST_IMAGES,
                ShopifyGalleryWriter.LONGEST_ALT_TEXT);
    }

    /** Pictures lie on Shopify's CDN, untouched uploads in a bucket of its own. */
    private static Set<String> hosts(AdminApi admin) {
        Set<String> hosts = new HashSet<>(Set.of("cdn.shopify.com", "shopify-shop-assets.storage.googleapis.com"));
        if (admin.endpoint().isSandbox()) {
            hosts.add("127.0.0.1");
        }
        return hosts;
    }

    @Override
    public ConnectorDescriptor describe() {
        return descriptor;
    }

    @Override
    public List<SettingProblem> check(Settings settings) {
        Optional<String> shop = settings.value(SHOP);
        if (shop.flatMap(ShopDomain::parse).isPresent()) {
            return List.of();
        }
        return List.of(new SettingProblem(
                SHOP.key(),
                shop.orElse("nothing"),
                "Install the app from Shopify's admin: the shop is told then, and never typed."));
    }

    @Override
    public Optional<Authorizer> authorizer(Settings settings) {
        ShopDomain shop = ShopDomain.of(settings.value(SHOP).orElse(""));
        return Optional.of(new ShopifyAuthorizer(keys, admin.endpoint(), shop, desk, clock));
    }

    @Override
    public Session open(Opening opening) {
        List<SettingProblem> problems = check(opening.settings());
        if (!problems.isEmpty()) {
            throw new ConnectorException.Malformed(problems.getFirst().remedy());
        }
        ShopDomain shop = ShopDomain.of(opening.settings().value(SHOP).orElseThrow());
        var client = new GraphqlClient(vertx, admin.graphql(shop), admin.patience());
        var api = new ShopifyApi(client, admin.version(), opening);
        var pictures = new Pictures(descriptor.hosts()::contains);
        var writer = new ShopifyGalleryWriter(api, pictures, uploads, admin.processing(), opening.clock(), Pause.REAL);
        return new ShopifySession(api, reader(api, pictures, opening.clock()), writer);
    }

    private ShopifyListingReader reader(ShopifyApi api, Pictures pictures, Clock clock) {
        var products = new ShopifyProducts(api, pictures);
        var pages = new CatalogueReading(api, products, clock);
        var results = new ResultFile(http, admin::holdsResults, admin.patience());
        var bulk = new BulkReading(api, products, results, clock);
        return new ShopifyListingReader(products, pages, bulk, admin.bulkFrom());
    }

    @Override
    public Optional<Signals> signals() {
        return Optional.of(new ShopifySignals(keys));
    }

    @Override
    public Optional<Installs> installs() {
        return Optional.of(new ShopifyInstalls(keys, desk, admin.endpoint(), clock));
    }
}
