package dev.packshot.sandbox.shopify;

import dev.packshot.sandbox.shopify.bulk.BulkOperation;
import dev.packshot.sandbox.shopify.identity.Browser;
import dev.packshot.sandbox.shopify.shop.Gid;
import dev.packshot.sandbox.shopify.token.TokenDesk;
import dev.packshot.sandbox.shopify.webhook.Delivery;
import dev.packshot.sandbox.shopify.webhook.Payloads;
import dev.packshot.sandbox.shopify.webhook.Topic;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The app at one shop, in its merchant's hands: he installs it, opens it, takes it away. Safe for several threads. */
public final class InstalledApp {
    static final long OWNER = 1;

    private final String shop;
    private final AppSide side;
    private final Clock clock;

    InstalledApp(String shop, AppSide side, Clock clock) {
        this.shop = shop;
        this.side = side;
        this.clock = clock;
    }

    /**
     * The merchant installs it: Shopify grants the scopes of {@code shopify.app.toml} by itself, then his browser opens
     * the app within the admin.
     *
     * @param application the app's address
     * @return what the app answered in the end, redirects followed
     */
    public HttpResponse<String> install(URI application) {
        grant(SandboxShop.SCOPES);
        return open(application);
    }

    /** The merchant's browser opens the app within the admin. */
    public HttpResponse<String> open(URI application) {
        return go(launch(application));
    }

    /** The merchant's browser comes to the app from outside of the admin, as from the app store of old. */
    public HttpResponse<String> arrive(URI application) {
        return go(side.launches().outside(application, shop));
    }

    /** Where the admin's frame goes when the app is opened: signed now, with a session token of this minute. */
    public URI launch(URI application) {
        side.opened(application);
        return side.launches().embedded(application, shop, OWNER);
    }

    /**
     * The merchant agrees on the consent page that the app sent him to.
     *
     * @return what his browser comes back with
     */
    public Map<String, String> agree(URI consent) {
        return side.consent().agree(shop, consent);
    }

    /** The merchant grants these scopes; the app is told when it had others before. */
    public void grant(Set<String> scopes) {
        Optional<Set<String>> before = tokens().granted();
        tokens().grant(scopes);
        Set<String> now = tokens().granted().orElseThrow();
        before.filter(had -> !had.equals(now))
                .ifPresent(had -> send(
                        Topic.APP_SCOPES_UPDATE,
                        Payloads.scopes(new Gid("AppInstallation", Payloads.number(shop)), had, now, clock.instant())));
    }

    /** What App Bridge hands to the embedded page. */
    public String sessionToken() {
        return side.sessions().issue(shop, OWNER);
    }

    /** A session token that somebody else signed. */
    public String sessionToken(String secret) {
        return side.sessions().issue(shop, OWNER, secret);
    }

    /** What is granted, and the tokens. */
    public TokenDesk tokens() {
        return side.desks().at(shop);
    }

    /** The merchant uninstalls it: its tokens die at once, and it is told. */
    public void uninstall() {
        tokens().revoke();
        send(Topic.APP_UNINSTALLED, Payloads.uninstalled(shop));
        side.webhooks().forget(shop);
    }

    /** Shopify wants everything of the shop erased, as it does 48 hours after the app was uninstalled. */
    public void redact() {
        send(Topic.SHOP_REDACT, Payloads.redactShop(shop));
    }

    /** A buyer wants to know what is known of him. */
    public void requestData(long customer) {
        send(Topic.CUSTOMERS_DATA_REQUEST, Payloads.dataRequest(shop, customer, customer + 1));
    }

    /** A buyer wants to be forgotten. */
    public void redactBuyer(long customer) {
        send(Topic.CUSTOMERS_REDACT, Payloads.redactCustomer(shop, customer));
    }

    /** The webhooks of this shop, oldest first, with their attempts and answers. */
    public List<Delivery> deliveries() {
        return side.webhooks().deliveries(shop);
    }

    /** Shopify delivers a webhook once more, with the same ids. */
    public void again(Delivery delivery) {
        side.webhooks().again(delivery);
    }

    /** The bulk operations of this shop, oldest first. */
    public List<BulkOperation> bulkOperations() {
        return side.operations().all(shop);
    }

    /** Shopify cancels bulk operations that stall. */
    public void cancelStalled() {
        side.operations().cancelStalled(shop);
    }

    private void send(Topic topic, Map<String, Object> payload) {
        side.webhooks().send(shop, topic, payload);
    }

    private static HttpResponse<String> go(URI address) {
        try (var browser = new Browser()) {
            return browser.go(address);
        }
    }
}
