package dev.packshot.sandbox.shopify.identity;

import dev.packshot.sandbox.shopify.http.Query;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Addresses at which a merchant's browser reaches the app, signed by Shopify. */
public final class Launches {
    private final App app;
    private final SessionTokens tokens;
    private final Clock clock;
    private final RandomGenerator random;

    /** Launches of an app. */
    public Launches(App app, SessionTokens tokens, Clock clock, RandomGenerator random) {
        this.app = app;
        this.tokens = tokens;
        this.clock = clock;
        this.random = random;
    }

    /** Where the admin's frame goes: the embedded page, with a session token. */
    public URI embedded(URI application, String shop, long user) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("embedded", "1");
        parameters.put("host", host(shop));
        parameters.put("id_token", tokens.issue(shop, user));
        parameters.put("locale", "en");
        parameters.put("session", HexFormat.of().toHexDigits(random.nextLong()) + "0".repeat(48));
        parameters.put("shop", shop);
        return signed(application, parameters);
    }

    /** Where the browser goes outside of the admin, for instance from the app store's page. */
    public URI outside(URI application, String shop) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("host", host(shop));
        parameters.put("shop", shop);
        return signed(application, parameters);
    }

    /** An address with parameters more, the time and the signature of all. */
    public URI signed(URI address, Map<String, String> parameters) {
        var all = new LinkedHashMap<String, String>();
        if (address.getRawQuery() != null) {
            all.putAll(Query.decoded(address.getRawQuery()));
        }
        all.putAll(parameters);
        all.put("timestamp", Long.toString(clock.instant().getEpochSecond()));
        all.put("hmac", Signature.ofQuery(app.clientSecret(), all));
        return URI.create(address.toString().split("\\?", 2)[0] + "?" + Signature.form(all));
    }

    /** The admin's address of a shop in base64, as {@code host}. */
    public static String host(String shop) {
        String name = "admin.shopify.com/store/" + shop.replaceFirst("\\.myshopify\\.com$", "");
        return Base64.getEncoder().withoutPadding().encodeToString(name.getBytes(StandardCharsets.UTF_8));
    }
}
