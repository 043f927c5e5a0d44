package dev.packshot.connector.shopify.install;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Grant;
import dev.packshot.connector.Secret;
import dev.packshot.connector.shopify.app.AppKeys;
import dev.packshot.connector.shopify.shop.Endpoint;
import dev.packshot.connector.shopify.shop.ShopDomain;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Where Shopify gives out tokens: {@code POST /admin/oauth/access_token}. All are offline tokens, that is the shop's own and
 * not a visitor's, and all of them end.
 *
 * @see <a href="https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/offline-access-tokens">Shopify:
 *     offline access tokens</a>
 */
public final class TokenDesk {
    private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String ID_TOKEN = "urn:ietf:params:oauth:token-type:id_token";
    private static final String OFFLINE = "urn:shopify:params:oauth:token-type:offline-access-token";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AppKeys keys;
    private final Endpoint endpoint;
    private final TokenCall call;
    private final Clock clock;

    /**
     * The desk of one app.
     *
     * @param patience how long an answer is waited for, above zero
     */
    public TokenDesk(AppKeys keys, Endpoint endpoint, Duration patience, Clock clock) {
        this.keys = keys;
        this.endpoint = endpoint;
        this.call = new TokenCall(patience);
        this.clock = clock;
    }

    /** The grant for a code that a shop's owner came back with. */
    Grant consented(ShopDomain shop, Secret code) {
        return given(shop, Map.of("code", code.reveal(), "expiring", "1"));
    }

    /** The grant for a session token of the embedded page. */
    Grant embedded(ShopDomain shop, Secret token) {
        return given(shop, exchange(token, ID_TOKEN));
    }

    /**
     * The grant that follows another. What was given out before grants ended is exchanged for one that does, since from 2027
     * on public apps aren't let in with it any more.
     */
    Grant renewed(ShopDomain shop, Grant grant) {
        HttpResponse<byte[]> answer = ask(
                shop,
                grant.refresh()
                        .map(token -> Map.of("grant_type", "refresh_token", "refresh_token", token.reveal()))
                        .orElseGet(() -> exchange(grant.access(), OFFLINE)));
        Instant now = clock.instant();
        TokenRefusal.ofRenewal(answer, grant, now).ifPresent(refusal -> {
            throw refusal;
        });
        return TokenAnswer.read(answer.body()).following(grant, now);
    }

    private Grant given(ShopDomain shop, Map<String, String> wish) {
        HttpResponse<byte[]> answer = ask(shop, wish);
        TokenRefusal.ofGrant(answer).ifPresent(refusal -> {
            throw refusal;
        });
        return TokenAnswer.read(answer.body()).grant(shop, clock.instant());
    }

    private static Map<String, String> exchange(Secret subject, String type) {
        return Map.of(
                "grant_type", EXCHANGE,
                "subject_token", subject.reveal(),
                "subject_token_type", type,
                "requested_token_type", OFFLINE,
                "expiring", "1");
    }

    private HttpResponse<byte[]> ask(ShopDomain shop, Map<String, String> wish) {
        Map<String, String> body = new HashMap<>(wish);
        body.put("client_id", keys.id());
        body.put("client_secret", keys.secret().reveal());
        URI address = URI.create(endpoint.of(shop) + "/admin/oauth/access_token");
        try {
            return call.post(address, JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            // Without its cause, which would quote secrets.
            throw new ConnectorException.Malformed("The question for a token can't be written down");
        }
    }
}
