package dev.packshot.connector.shopify.install;

import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Grant;
import dev.packshot.connector.Installs;
import dev.packshot.connector.Secret;
import dev.packshot.connector.Settings;
import dev.packshot.connector.shopify.app.AppKeys;
import dev.packshot.connector.shopify.app.Signatures;
import dev.packshot.connector.shopify.shop.Endpoint;
import dev.packshot.connector.shopify.shop.ShopDomain;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Who comes from Shopify's admin. Shopify installs the app by itself; our page is shown within the admin and speaks for a shop
 * by session tokens, one of which is exchanged for a token of the shop.
 *
 * @see <a href="https://shopify.dev/docs/apps/build/authentication-authorization/app-installation">Shopify: app
 *     installation</a>
 */
public final class ShopifyInstalls implements Installs {
    private static final URI ADMIN = URI.create("https://admin.shopify.com");
    private static final URI APP_BRIDGE = URI.create("https://cdn.shopify.com/shopifycloud/app-bridge.js");
    private static final String API_KEY = "shopify-api-key";

    private final AppKeys keys;
    private final Signatures signatures;
    private final SessionTokens tokens;
    private final TokenDesk desk;
    private final Endpoint endpoint;
    private final Clock clock;

    /** Installs of an app, whose tokens come from a desk. */
    public ShopifyInstalls(AppKeys keys, TokenDesk desk, Endpoint endpoint, Clock clock) {
        this.keys = keys;
        this.signatures = new Signatures(keys);
        this.tokens = new SessionTokens(keys);
        this.desk = desk;
        this.endpoint = endpoint;
        this.clock = clock;
    }

    @Override
    public Arrival arrival(String query, Instant now) {
        SignedQuery signed = SignedQuery.read(query).verified(signatures, now);
        ShopDomain shop = signed.shop();
        if (signed.value("host")
                .filter(host -> !AdminHost.isGenuine(host, shop))
                .isPresent()) {
            throw SignedQuery.refused();
        }
        return new Arrival(
                shop.host(),
                signed.value("id_token").map(Secret::new).filter(token -> holds(token, shop, now)),
                signed.value("embedded").filter("1"::equals).isPresent());
    }

    @Override
    public Visitor visitor(Secret token, Instant now) {
        if (tokens.judge(token, now) instanceof SessionTokens.Genuine genuine) {
            return genuine.visitor();
        }
        throw new ConnectorException.Unauthorized(
                "The token of the embedded page isn't Shopify's, or not of this minute: load the page again", false);
    }

    @Override
    public Grant install(Secret token) {
        return desk.embedded(ShopDomain.of(visitor(token, clock.instant()).account()), token);
    }

    @Override
    public Settings settings(String account) {
        return new Settings(Map.of(ShopDomain.SETTING, ShopDomain.of(account).host()));
    }

    @Override
    public Embedding embedding(String account) {
        ShopDomain shop = ShopDomain.of(account);
        Map<String, String> meta = Map.of(API_KEY, keys.id(), Embedding.TOKEN, "shopify.idToken");
        if (endpoint.isSandbox()) {
            URI root = endpoint.of(shop);
            return new Embedding(List.of(root.resolve("/")), List.of(URI.create(root + "/app-bridge.js")), meta);
        }
        return new Embedding(List.of(URI.create("https://" + shop.host()), ADMIN), List.of(APP_BRIDGE), meta);
    }

    /**
     * Whether a token that came along can be used. An address may be opened when its token has just ended; the page asks App
     * Bridge for another one then.
     */
    private boolean holds(Secret token, ShopDomain shop, Instant now) {
        SessionTokens.Judgement judgement = tokens.judge(token, now);
        boolean held = judgement instanceof SessionTokens.Genuine genuine
                && genuine.visitor().account().equals(shop.host());
        if (!held && !(judgement instanceof SessionTokens.Ended)) {
            throw SignedQuery.refused();
        }
        return held;
    }
}
