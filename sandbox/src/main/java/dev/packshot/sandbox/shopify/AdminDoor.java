package dev.packshot.sandbox.shopify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.sandbox.shopify.graph.AdminApi;
import dev.packshot.sandbox.shopify.graph.Request;
import dev.packshot.sandbox.shopify.http.Answer;
import dev.packshot.sandbox.shopify.http.Call;
import dev.packshot.sandbox.shopify.http.Door;
import dev.packshot.sandbox.shopify.http.Json;
import dev.packshot.sandbox.shopify.shop.Trap;
import dev.packshot.sandbox.shopify.state.Shop;
import dev.packshot.sandbox.shopify.state.Shops;
import dev.packshot.sandbox.shopify.token.Access;
import dev.packshot.sandbox.shopify.token.AccessTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code POST /admin/api/{version}/graphql.json}: who asks, in which version, and what is answered over HTTP. */
final class AdminDoor implements Door {
    private static final Pattern PATH = Pattern.compile("/admin/api/(\\d{4}-(?:01|04|07|10)|unstable)/graphql\\.json");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};

    /** The oldest version that is supported on 2026-11-20, when the facts were gathered. */
    private static final String OLDEST = "2026-01";

    private static final String NEWEST = "2026-10";

    private final Shops shops;
    private final AccessTokens tokens;
    private final AdminApi api;

    /** Asks these. */
    AdminDoor(Shops shops, AccessTokens tokens, AdminApi api) {
        this.shops = shops;
        this.tokens = tokens;
        this.api = api;
    }

    @Override
    public Optional<Answer> answer(Call call) {
        Matcher path = PATH.matcher(call.path());
        if (!path.matches()) {
            return Optional.empty();
        }
        if (!call.method().equals("POST")) {
            return Optional.of(plain(405, "Method Not Allowed"));
        }
        return Optional.of(shops.find(call.shop())
                .map(shop -> answer(shop, call, path.group(1)))
                .orElseGet(() -> plain(404, "Not Found")));
    }

    private Answer answer(Shop shop, Call call, String asked) {
        Optional<Access> access =
                call.header("X-Shopify-Access-Token").flatMap(token -> tokens.access(shop.domain(), token));
        if (access.isEmpty()) {
            return plain(401, "[API] The access token is not valid: unknown, ended or of another shop");
        }
        Optional<String> version = used(asked, shop.has(Trap.RETIRED_VERSION));
        if (version.isEmpty()) {
            return plain(404, "Not Found");
        }
        return request(call)
                .map(request -> Json.answer(200, told(shop, access.get(), request)))
                .orElseGet(() -> plain(400, "The body is no GraphQL request in JSON"))
                .with("X-Shopify-API-Version", version.get());
    }

    private Map<String, Object> told(Shop shop, Access access, Request request) {
        Map<String, Object> answer = new LinkedHashMap<>(api.answer(shop, access, request));
        if (shop.has(Trap.TELLS_MORE)) {
            var extensions = new LinkedHashMap<String, Object>();
            if (answer.get("extensions") instanceof Map<?, ?> known) {
                known.forEach((name, value) -> extensions.put(String.valueOf(name), value));
            }
            extensions.put("search", Map.of("path", "none", "warnings", List.of("Nothing to warn of")));
            answer.put("extensions", extensions);
            answer.put("trace", Map.of("id", "0"));
        }
        return answer;
    }

    /** A retired version falls forward to the oldest that is supported; one that isn't out yet is not there. */
    private static Optional<String> used(String asked, boolean retired) {
        if (retired) {
            return Optional.of(NEWEST);
        }
        if (asked.equals("unstable") || asked.compareTo(NEWEST) <= 0 && asked.compareTo(OLDEST) >= 0) {
            return Optional.of(asked);
        }
        return asked.compareTo(OLDEST) < 0 ? Optional.of(OLDEST) : Optional.empty();
    }

    private static Optional<Request> request(Call call) {
        try {
            Map<String, Object> body = JSON.readValue(call.body(), OBJECT);
            if (!(body.get("query") instanceof String query)) {
                return Optional.empty();
            }
            var variables = new LinkedHashMap<String, Object>();
            if (body.get("variables") instanceof Map<?, ?> given) {
                given.forEach((name, value) -> variables.put(String.valueOf(name), value));
            }
            Optional<String> operation =
                    body.get("operationName") instanceof String name ? Optional.of(name) : Optional.empty();
            return Optional.of(new Request(query, variables, operation));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As Shopify answers before any GraphQL is read: {@code errors} is a text then, not a list. */
    private static Answer plain(int status, String text) {
        return Json.answer(status, Map.of("errors", text));
    }
}
