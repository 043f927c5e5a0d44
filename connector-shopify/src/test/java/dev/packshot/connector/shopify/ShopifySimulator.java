package dev.packshot.connector.shopify;

import dev.packshot.catalog.ListingRef;
import dev.packshot.connector.Grant;
import dev.packshot.connector.Settings;
import dev.packshot.connector.WebhookCall;
import dev.packshot.connector.tck.simulator.Effects;
import dev.packshot.connector.tck.simulator.MarketplaceSimulator;
import dev.packshot.connector.tck.simulator.Misbehaviour;
import dev.packshot.connector.tck.simulator.SeedListing;
import dev.packshot.connector.tck.simulator.SellerEdit;
import dev.packshot.connector.tck.simulator.TrueListing;
import dev.packshot.sandbox.shopify.SandboxOptions;
import dev.packshot.sandbox.shopify.SandboxShop;
import dev.packshot.sandbox.shopify.ShopifySandbox;
import dev.packshot.sandbox.shopify.shop.Gid;
import dev.packshot.sandbox.shopify.shop.NewPicture;
import dev.packshot.sandbox.shopify.shop.NewProduct;
import dev.packshot.sandbox.shopify.shop.Trap;
import dev.packshot.sandbox.shopify.shop.TruePicture;
import dev.packshot.sandbox.shopify.shop.TrueProduct;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A shop of the sandbox, as the conformance kit asks for one. */
final class ShopifySimulator implements MarketplaceSimulator {
    static final String DOMAIN = "conformance.myshopify.com";

    /** More than any promise uses up: what is throttled is tried by tests of its own. */
    private static final SandboxOptions.Allowance AMPLE = new SandboxOptions.Allowance(1_000_000, 10_000);

    private final ShopifySandbox sandbox;
    private final SandboxShop shop;
    private final AtomicInteger names = new AtomicInteger();
    private final SimulatedApp app;

    ShopifySimulator() throws IOException {
        this(SandboxOptions.of(Clock.systemUTC(), new Random(7))
                .withProcessing(Duration.ZERO)
                .withAllowance(AMPLE));
    }

    ShopifySimulator(SandboxOptions options) throws IOException {
        sandbox = ShopifySandbox.start(options);
        shop = sandbox.shop(DOMAIN);
        app = new SimulatedApp(shop, options.app().secret());
    }

    @Override
    public Settings settings() {
        return new Settings(Map.of("shop", DOMAIN));
    }

    @Override
    public Optional<URI> address() {
        return Optional.of(sandbox.address());
    }

    @Override
    public Optional<Grant> grant() {
        return Optional.of(app.grant());
    }

    @Override
    public Map<String, String> agree(URI consent) {
        return app.agree(consent);
    }

    @Override
    public void revoke() {
        app.revoke();
    }

    @Override
    public WebhookCall webhook(ListingRef listing, Instant sent) {
        return app.webhook(listing, sent);
    }

    @Override
    public WebhookCall forgedWebhook(ListingRef listing, Instant sent) {
        return app.forgedWebhook(listing, sent);
    }

    @Override
    public ListingRef seed(SeedListing listing) {
        NewProduct product = NewProduct.of(listing.title(), listing.skus());
        for (SeedListing.Picture picture : listing.pictures()) {
            product = product.withPicture(
                    new NewPicture(picture.bytes(), fileName(), picture.altText(), picture.shownBy()));
        }
        return new ListingRef(shop.addProduct(product).toString());
    }

    private String fileName() {
        return "seller-" + names.incrementAndGet() + ".jpg";
    }

    @Override
    public void edit(ListingRef listing, SellerEdit edit) {
        Gid product = Gid.parse(listing.id());
        switch (edit) {
            case SellerEdit.Reordered() -> {
                List<Gid> order = new ArrayList<>(shop.gallery(product).pictures().stream()
                        .map(TruePicture::id)
                        .toList());
                Collections.reverse(order);
                shop.reorder(product, order);
            }
            case SellerEdit.Described(int position, String altText) -> shop.describe(product, position, altText);
            case SellerEdit.Added(byte[] bytes) ->
                shop.addPicture(product, new NewPicture(bytes, fileName(), "", Set.of()));
            case SellerEdit.Removed(int position) -> shop.removePicture(product, position);
            case SellerEdit.Repainted(int position, byte[] bytes) -> shop.replacePicture(product, position, bytes);
        }
    }

    @Override
    public void delete(ListingRef listing) {
        shop.deleteProduct(Gid.parse(listing.id()));
    }

    @Override
    public TrueListing truth(ListingRef listing) {
        return truth(shop.gallery(Gid.parse(listing.id())));
    }

    @Override
    public List<TrueListing> history(ListingRef listing) {
        return shop.history(Gid.parse(listing.id())).stream()
                .map(ShopifySimulator::truth)
                .toList();
    }

    private static TrueListing truth(TrueProduct product) {
        return new TrueListing(
                product.pictures().stream()
                        .map(each -> new TrueListing.Picture(
                                each.id().toString(), each.bytes(), each.digest(), each.altText(), each.skus()))
                        .toList(),
                !product.pictures().isEmpty());
    }

    @Override
    public Effects effects() {
        var effects = shop.effects();
        // What lies at a staged address and is never named by anybody was not taken in.
        return new Effects(
                effects.created() + effects.replaced(), effects.detached() + effects.deleted(), effects.writes());
    }

    @Override
    public void defer() {
        shop.set(Trap.SLOW_PROCESSING, true);
    }

    @Override
    public void settle() {
        shop.settle();
    }

    @Override
    public void misbehave(Misbehaviour misbehaviour) {
        shop.say(Misbehaviour.WORDS);
        switch (misbehaviour) {
            case TELLS_MORE -> shop.set(Trap.TELLS_MORE, true);
            case REFUSES_PICTURES -> shop.set(Trap.REFUSES_PICTURES, true);
            case REFUSES_LATER -> shop.set(Trap.REFUSES_LATER, true);
            case ENDS_ACCESS -> app.endAccess();
        }
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
