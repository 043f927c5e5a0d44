package dev.packshot.sandbox.shopify;

import dev.packshot.sandbox.shopify.cdn.CdnAddresses;
import dev.packshot.sandbox.shopify.cdn.CdnDoor;
import dev.packshot.sandbox.shopify.cost.Buckets;
import dev.packshot.sandbox.shopify.front.Storefront;
import dev.packshot.sandbox.shopify.graph.AdminApi;
import dev.packshot.sandbox.shopify.graph.Model;
import dev.packshot.sandbox.shopify.graph.RealSchema;
import dev.packshot.sandbox.shopify.http.Door;
import dev.packshot.sandbox.shopify.http.LoopbackServer;
import dev.packshot.sandbox.shopify.http.RequestCount;
import dev.packshot.sandbox.shopify.mutation.BulkStartPart;
import dev.packshot.sandbox.shopify.mutation.FilePart;
import dev.packshot.sandbox.shopify.mutation.ProductChangePart;
import dev.packshot.sandbox.shopify.mutation.SubscribePart;
import dev.packshot.sandbox.shopify.mutation.UploadPart;
import dev.packshot.sandbox.shopify.mutation.VariantPart;
import dev.packshot.sandbox.shopify.picture.LoopbackSources;
import dev.packshot.sandbox.shopify.picture.PictureSources;
import dev.packshot.sandbox.shopify.query.BulkPart;
import dev.packshot.sandbox.shopify.query.MediaPart;
import dev.packshot.sandbox.shopify.query.PagingPart;
import dev.packshot.sandbox.shopify.query.ProductPart;
import dev.packshot.sandbox.shopify.query.ShopPart;
import dev.packshot.sandbox.shopify.query.SubscriptionPart;
import dev.packshot.sandbox.shopify.state.Shop;
import dev.packshot.sandbox.shopify.state.Shops;
import dev.packshot.sandbox.shopify.state.Surroundings;
import dev.packshot.sandbox.shopify.upload.StagedUploads;
import dev.packshot.sandbox.shopify.webhook.Topic;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** A Shopify on loopback with any number of shops, each made when it is first named. Safe for several threads. */
public final class ShopifySandbox implements AutoCloseable {
    /** How long the address of an original holds. Shopify only says that it is short. */
    private static final Duration ORIGINALS_PASS = Duration.ofMinutes(5);

    private final SandboxOptions options;
    private final LoopbackServer server;
    private final RequestCount requests = new RequestCount();
    private final LoopbackSources sources = new LoopbackSources();
    private final AppSide side;
    private final StagedUploads uploads;
    private final CdnAddresses addresses;
    private final Shops shops;

    private ShopifySandbox(SandboxOptions options) throws IOException {
        this.options = options;
        this.server = new LoopbackServer(options.port(), requests);
        String key = Long.toHexString(options.random().nextLong());
        this.side = new AppSide(options, server.address(), key, this::find);
        this.uploads = new StagedUploads(server.address(), key, options.clock(), options.random(), this::uploaded);
        this.addresses = new CdnAddresses(server.address(), key, options.clock(), ORIGINALS_PASS);
        this.shops = new Shops(new Surroundings(
                options.clock(),
                options.random(),
                options.processing(),
                addresses,
                PictureSources.firstOf(uploads, sources),
                side.news()));
    }

    /**
     * Starts one.
     *
     * @throws IOException when the port is taken
     */
    public static ShopifySandbox start(SandboxOptions options) throws IOException {
        var sandbox = new ShopifySandbox(options);
        sandbox.server.open(sandbox.doors());
        return sandbox;
    }

    private List<Door> doors() {
        SandboxOptions.Allowance allowance = options.allowance();
        var model = new Model(
                List.of("catalogue.graphqls", "background.graphqls"),
                List.of(
                        new ShopPart(side.operations()),
                        new PagingPart(),
                        new ProductPart(),
                        new MediaPart(),
                        new FilePart(),
                        new ProductChangePart(),
                        new VariantPart(),
                        new UploadPart(uploads),
                        new BulkPart(side.operations()),
                        new BulkStartPart(side.operations()),
                        new SubscriptionPart(side.webhooks().subscriptions()),
                        new SubscribePart(side.webhooks().subscriptions())));
        var api = new AdminApi(
                model,
                options.schema().map(RealSchema::read),
                new Buckets(options.clock(), allowance.bucket(), allowance.restoreRate()));
        var doors = new ArrayList<Door>();
        doors.add(new AdminDoor(shops, side.desks(), api));
        doors.add(uploads);
        doors.add(new CdnDoor(addresses, shops));
        doors.add(new Storefront(shop -> shops.find(shop).map(Shop::truth).orElse(List.of()), addresses));
        doors.addAll(side.doors());
        return doors;
    }

    private Optional<Shop> find(String shop) {
        return shops.find(shop);
    }

    private void uploaded(String shop) {
        shops.find(shop).ifPresent(Shop::uploaded);
    }

    /** Where it listens, without a slash at the end. */
    public URI address() {
        return server.address();
    }

    /** Where a shop's paths begin: a template with {@code {shop}} in it. */
    public String endpoint() {
        return address() + "/{shop}";
    }

    /**
     * Where the app wants to hear webhooks of every topic from now on, as {@code shopify.app.toml} says it.
     *
     * @param hooks the app's address for webhooks
     */
    public void tell(URI hooks) {
        side.webhooks().subscriptions().configure(EnumSet.allOf(Topic.class), hooks);
    }

    /** Changes how long addresses of originals hold from now on. */
    public void originalsPass(Duration after) {
        addresses.passing(after);
    }

    /** A shop by its domain, made at first use. */
    public SandboxShop shop(String domain) {
        return new SandboxShop(shops.open(domain), new InstalledApp(domain, side, options.clock()), requests);
    }

    @Override
    public void close() {
        server.close();
        side.close();
        sources.close();
    }
}
