package dev.packshot.sandbox.shopify.token;

import dev.packshot.sandbox.shopify.http.Answer;
import dev.packshot.sandbox.shopify.http.Call;
import dev.packshot.sandbox.shopify.http.Door;
import dev.packshot.sandbox.shopify.http.Json;
import dev.packshot.sandbox.shopify.http.Query;
import dev.packshot.sandbox.shopify.identity.App;
import dev.packshot.sandbox.shopify.identity.Launches;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** {@code GET /admin/oauth/authorize}, in front of an owner who agrees at once. */
public final class ConsentPage implements Door {
    private static final String PATH = "/admin/oauth/authorize";

    private final App app;
    private final Launches launches;
    private final TokenDesks desks;

    /** The consent page of every shop. */
    public ConsentPage(App app, Launches launches, TokenDesks desks) {
        this.app = app;
        this.launches = launches;
        this.desks = desks;
    }

    @Override
    public Optional<Answer> answer(Call call) {
        if (!call.is("GET", PATH)) {
            return Optional.empty();
        }
        try {
            URI back = agreed(call.shop(), Query.decoded(call.query()));
            return Optional.of(Answer.empty(302).with("Location", back.toString()));
        } catch (IllegalArgumentException e) {
            return Optional.of(Json.answer(
                    400, Map.of("error", "invalid_request", "error_description", String.valueOf(e.getMessage()))));
        }
    }

    /**
     * The owner agrees.
     *
     * @param shop whose owner
     * @param consent the address that the app sends him to
     * @return the parameters that his browser comes back with: code, hmac, host, shop, state, timestamp
     * @throws IllegalArgumentException when the address isn't one of this app's
     */
    public Map<String, String> agree(String shop, URI consent) {
        return Query.decoded(agreed(shop, Query.decoded(consent.getRawQuery())).getRawQuery());
    }

    private URI agreed(String shop, Map<String, String> asked) {
        if (!asked.getOrDefault("client_id", "").equals(app.clientId())) {
            throw new IllegalArgumentException("No app has this client_id");
        }
        URI redirect = URI.create(asked.getOrDefault("redirect_uri", ""));
        if (!redirect.isAbsolute()) {
            throw new IllegalArgumentException("The redirect_uri isn't one of the app's");
        }
        // Without scopes the app takes what its configuration asks for, as since managed installs.
        String named = asked.getOrDefault("scope", "");
        Set<String> scopes = named.isBlank() ? app.scopes() : new TreeSet<>(Arrays.asList(named.split(",")));
        boolean online = asked.getOrDefault("grant_options[]", "").equals("per-user");
        var back = new LinkedHashMap<String, String>();
        back.put("code", desks.at(shop).code(scopes, online));
        back.put("host", Launches.host(shop));
        back.put("shop", shop);
        if (asked.containsKey("state")) {
            back.put("state", asked.get("state"));
        }
        return launches.signed(redirect, back);
    }
}
