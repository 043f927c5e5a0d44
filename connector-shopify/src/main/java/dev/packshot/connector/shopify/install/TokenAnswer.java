package dev.packshot.connector.shopify.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Grant;
import dev.packshot.connector.Secret;
import dev.packshot.connector.shopify.shop.ShopDomain;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tokens as Shopify gave them out. Prints no secret.
 *
 * @param access what calls are made with
 * @param refresh what the next ones are asked for with
 * @param holds how long {@code access} does
 * @param scopes what it is good for, with what is implied; empty where the answer doesn't say
 */
record TokenAnswer(Secret access, Optional<Secret> refresh, Duration holds, Set<String> scopes) {
    /** How long an access token holds where the answer doesn't say: never for ever. */
    static final Duration USUAL = Duration.ofHours(1);

    /** How long a refresh token holds that isn't used. */
    static final Duration REFRESH_HOLDS = Duration.ofDays(90);

    private static final long LONGEST_SECONDS = Duration.ofDays(1).toSeconds();
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads an answer of status 200.
     *
     * @throws ConnectorException.Malformed when there is no token in it
     */
    static TokenAnswer read(byte[] body) {
        try {
            JsonNode json = JSON.readTree(body);
            if (json == null || !json.isObject()) {
                throw unreadable();
            }
            return new TokenAnswer(
                    token(json, "access_token").orElseThrow(TokenAnswer::unreadable),
                    token(json, "refresh_token"),
                    holds(json.path("expires_in")),
                    scopes(text(json, "scope").orElse("")));
        } catch (IOException e) {
            // Without its cause, which quotes the answer.
            throw unreadable();
        }
    }

    /** A shop's first grant. */
    Grant grant(ShopDomain shop, Instant now) {
        return new Grant(shop.host(), access, refresh, Optional.of(now.plus(holds)), scopes);
    }

    /** The grant that follows another; what the answer leaves out stays as it was (RFC 6749, 6). */
    Grant following(Grant before, Instant now) {
        return new Grant(
                before.account(),
                access,
                refresh.or(before::refresh),
                Optional.of(now.plus(holds)),
                scopes.isEmpty() ? before.scopes() : scopes);
    }

    private static Optional<Secret> token(JsonNode json, String name) {
        return text(json, name)
                .filter(text -> text.matches("[\\x21-\\x7e]{1,2048}"))
                .map(Secret::new);
    }

    /** A text; also null has one in this library. */
    private static Optional<String> text(JsonNode json, String name) {
        return Optional.of(json.path(name)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    private static Duration holds(JsonNode seconds) {
        return seconds.canConvertToLong() && seconds.asLong() > 0
                ? Duration.ofSeconds(Math.min(seconds.asLong(), LONGEST_SECONDS))
                : USUAL;
    }

    /** Who may write may read, which Shopify leaves out. */
    private static Set<String> scopes(String text) {
        Set<String> scopes = new TreeSet<>();
        Arrays.stream(text.split("[,\\s]+")).filter(scope -> !scope.isEmpty()).forEach(scope -> {
            scopes.add(scope);
            if (scope.startsWith("write_")) {
                scopes.add("read_" + scope.substring("write_".length()));
            }
        });
        return scopes;
    }

    private static ConnectorException.Malformed unreadable() {
        return new ConnectorException.Malformed("Shopify's answer holds no token that can be read");
    }
}
