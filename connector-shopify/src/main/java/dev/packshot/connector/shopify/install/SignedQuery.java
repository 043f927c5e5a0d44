package dev.packshot.connector.shopify.install;

import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.shopify.app.Signatures;
import dev.packshot.connector.shopify.shop.ShopDomain;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The parameters of an address that Shopify sent somebody to, signed by Shopify.
 *
 * <p>Signed is what is left without {@code hmac} and {@code signature}, sorted by name and written as a query again: HMAC
 * with SHA-256 in hex. So a parameter that isn't there once only could mean two things, and is refused.
 *
 * @see <a href="https://github.com/Shopify/shopify-app-js/blob/main/packages/apps/shopify-api/lib/utils/hmac-validator.ts">
 *     Shopify's own check</a>
 */
final class SignedQuery {
    /** How far the time of signing may be from now, either way; as in Shopify's own library. */
    static final Duration TOLERANCE = Duration.ofSeconds(90);

    /** Characters of an address, more than any that Shopify makes. */
    private static final int LONGEST = 8_192;

    private static final int MOST_PARAMETERS = 40;

    private final Map<String, String> parameters;

    private SignedQuery(Map<String, String> parameters) {
        this.parameters = Map.copyOf(parameters);
    }

    /**
     * Reads a query as it arrived, strictly.
     *
     * @throws ConnectorException.Unauthorized when it is ambiguous or no query
     */
    static SignedQuery read(String raw) {
        if (raw.length() > LONGEST) {
            throw refused();
        }
        Map<String, String> read = new HashMap<>();
        for (String each : raw.split("&", MOST_PARAMETERS + 1)) {
            int equals = each.indexOf('=');
            if (equals < 1
                    || read.put(decoded(each.substring(0, equals)), decoded(each.substring(equals + 1))) != null) {
                throw refused();
            }
        }
        return of(read);
    }

    /** Parameters that were read before, each there once. */
    static SignedQuery of(Map<String, String> parameters) {
        if (parameters.size() > MOST_PARAMETERS) {
            throw refused();
        }
        return new SignedQuery(parameters);
    }

    /**
     * Goes on only when Shopify signed this, just now.
     *
     * @throws ConnectorException.Unauthorized otherwise
     */
    SignedQuery verified(Signatures signatures, Instant now) {
        String signed = new TreeMap<>(parameters)
                .entrySet().stream()
                        .filter(each ->
                                !each.getKey().equals("hmac") && !each.getKey().equals("signature"))
                        .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                        .collect(Collectors.joining("&"));
        if (!signatures.inHex(signed, value("hmac").orElse("")) || !ofNow(now)) {
            throw refused();
        }
        return this;
    }

    /**
     * The shop that it is about.
     *
     * @throws ConnectorException.Unauthorized when it names none
     */
    ShopDomain shop() {
        return value("shop").flatMap(ShopDomain::parse).orElseThrow(SignedQuery::refused);
    }

    /** The value of a parameter; empty when it isn't there. */
    Optional<String> value(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    static ConnectorException.Unauthorized refused() {
        return new ConnectorException.Unauthorized(
                "This address isn't from Shopify, or not of this minute: open the app in the shop's admin again",
                false);
    }

    private boolean ofNow(Instant now) {
        return value("timestamp")
                .filter(text -> text.matches("[0-9]{1,11}"))
                .map(text -> Duration.between(Instant.ofEpochSecond(Long.parseLong(text)), now))
                .filter(age -> age.abs().compareTo(TOLERANCE) <= 0)
                .isPresent();
    }

    /** Percent-decoding that takes nothing for something else: no broken escapes, no bytes that aren't UTF-8. */
    private static String decoded(String text) {
        try {
            String bytes = URLDecoder.decode(text, StandardCharsets.ISO_8859_1);
            String decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
            if (!text.chars().allMatch(c -> c > ' ' && c < 0x7f)
                    || decoded.chars().anyMatch(Character::isISOControl)) {
                throw refused();
            }
            return decoded;
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw refused();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
