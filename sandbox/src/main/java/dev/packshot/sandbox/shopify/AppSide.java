package dev.packshot.sandbox.shopify;

import dev.packshot.sandbox.shopify.bulk.BulkFiles;
import dev.packshot.sandbox.shopify.bulk.BulkOperation;
import dev.packshot.sandbox.shopify.bulk.BulkOperations;
import dev.packshot.sandbox.shopify.front.AdminPage;
import dev.packshot.sandbox.shopify.http.Door;
import dev.packshot.sandbox.shopify.identity.App;
import dev.packshot.sandbox.shopify.identity.Launches;
import dev.packshot.sandbox.shopify.identity.SessionTokens;
import dev.packshot.sandbox.shopify.schedule.FastSchedule;
import dev.packshot.sandbox.shopify.shop.ShopEvents;
import dev.packshot.sandbox.shopify.shop.Traps;
import dev.packshot.sandbox.shopify.state.Shop;
import dev.packshot.sandbox.shopify.token.ConsentPage;
import dev.packshot.sandbox.shopify.token.TokenDesks;
import dev.packshot.sandbox.shopify.token.TokenDoor;
import dev.packshot.sandbox.shopify.webhook.Payloads;
import dev.packshot.sandbox.shopify.webhook.ProductNews;
import dev.packshot.sandbox.shopify.webhook.Topic;
import dev.packshot.sandbox.shopify.webhook.Webhooks;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What all shops share in dealing with the app: who it is, its tokens, what it is told, what runs for it by itself. */
final class AppSide implements AdminPage.Merchant, AutoCloseable {
    /** Version of the API that webhooks are written in. */
    private static final String VERSION = "2026-07";

    private final FastSchedule schedule;
    private final SessionTokens sessions;
    private final Launches launches;
    private final TokenDesks desks;
    private final ConsentPage consent;
    private final TokenDoor tokens;
    private final Webhooks webhooks;
    private final ProductNews news;
    private final BulkFiles files;
    private final BulkOperations operations;
    private volatile @Nullable URI application;

    /**
     * Deals with the app of the options.
     *
     * @param address of the sandbox, without a slash at the end
     * @param key to sign addresses with
     * @param shops finds a shop by its domain; not asked before the sandbox has started
     */
    AppSide(SandboxOptions options, URI address, String key, Function<String, Optional<Shop>> shops) {
        Clock clock = options.clock();
        RandomGenerator random = options.random();
        var app = new App(
                options.app().clientId(), options.app().secret(), options.app().former(), SandboxShop.SCOPES);
        Traps traps =
                (shop, trap) -> shops.apply(shop).filter(each -> each.has(trap)).isPresent();
        this.schedule = new FastSchedule(options.speed());
        this.sessions = new SessionTokens(app, clock, random);
        this.launches = new Launches(app, sessions, clock, random);
        this.desks = new TokenDesks(app, clock, random, traps);
        this.consent = new ConsentPage(app, launches, desks);
        this.tokens = new TokenDoor(app, sessions, desks);
        this.webhooks = new Webhooks(app, VERSION, clock, random, schedule, traps);
        this.news = new ProductNews(webhooks, shops);
        this.files = new BulkFiles(address, key, clock);
        this.operations = new BulkOperations(files, clock, schedule, traps, this::finished);
    }

    /** What the app reaches over HTTP beside the Admin API. */
    List<Door> doors() {
        return List.of(tokens, consent, files, new AdminPage(this));
    }

    /** Where the app was opened: the admin's page knows from then on. */
    void opened(URI at) {
        application = at;
    }

    @Override
    public Optional<URI> launch(String shop) {
        return desks.at(shop)
                .granted()
                .flatMap(scopes -> Optional.ofNullable(application))
                .map(at -> launches.embedded(at, shop, InstalledApp.OWNER));
    }

    @Override
    public String token(String shop) {
        return sessions.issue(shop, InstalledApp.OWNER);
    }

    /** Tells the app of products. */
    ShopEvents news() {
        return news;
    }

    TokenDesks desks() {
        return desks;
    }

    SessionTokens sessions() {
        return sessions;
    }

    Launches launches() {
        return launches;
    }

    ConsentPage consent() {
        return consent;
    }

    Webhooks webhooks() {
        return webhooks;
    }

    BulkOperations operations() {
        return operations;
    }

    private void finished(String shop, BulkOperation operation) {
        webhooks.send(shop, Topic.BULK_OPERATIONS_FINISH, Payloads.bulkFinished(operation));
    }

    @Override
    public void close() {
        schedule.close();
        webhooks.close();
    }
}
