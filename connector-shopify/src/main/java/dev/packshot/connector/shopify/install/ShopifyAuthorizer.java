package dev.packshot.connector.shopify.install;

import dev.packshot.connector.Authorizer;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Grant;
import dev.packshot.connector.Secret;
import dev.packshot.connector.shopify.app.AppKeys;
import dev.packshot.connector.shopify.app.Signatures;
import dev.packshot.connector.shopify.shop.Endpoint;
import dev.packshot.connector.shopify.shop.ShopDomain;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;

/**
 * The authorization code grant (RFC 6749, 4.1), for a shop whose page isn't embedded, and the renewal of every grant.
 *
 * <p>Shopify knows no proof key (RFC 7636), so the verifier goes unused: what the owner comes back with is bound to his visit
 * by the state, and to Shopify by its signature over all parameters.
 */
public final class ShopifyAuthorizer implements Authorizer {
    private final AppKeys keys;
    private final Endpoint endpoint;
    private final ShopDomain shop;
    private final TokenDesk desk;
    private final Clock clock;

    /** The consent of one shop. */
    public ShopifyAuthorizer(AppKeys keys, Endpoint endpoint, ShopDomain shop, TokenDesk desk, Clock clock) {
        this.keys = keys;
        this.endpoint = endpoint;
        this.shop = shop;
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public URI consent(String state, Secret verifier, URI back) {
        // Without grant_options: the token is the shop's own, not that of whoever consents.
        return URI.create(endpoint.of(shop) + "/admin/oauth/authorize?client_id=" + encoded(keys.id()) + "&scope="
                + encoded(String.join(",", AppKeys.SCOPES)) + "&redirect_uri=" + encoded(back.toString()) + "&state="
                + encoded(state));
    }

    @Override
    public Grant exchange(Map<String, String> query, Secret verifier, URI back) {
        SignedQuery signed = SignedQuery.of(query).verified(new Signatures(keys), clock.instant());
        if (!signed.shop().equals(shop)) {
            throw new ConnectorException.Unauthorized("Another shop consented than the one that was asked", false);
        }
        return desk.consented(shop, signed.value("code").map(Secret::new).orElseThrow(SignedQuery::refused));
    }

    @Override
    public Grant refresh(Grant grant) {
        if (!grant.account().equals(shop.host())) {
            throw new ConnectorException.Unauthorized("The grant is another shop's", false);
        }
        return desk.renewed(shop, grant);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
