package dev.packshot.connector.shopify.install;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.connector.Secret;
import dev.packshot.connector.shopify.app.TestApp;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes session tokens by hand, genuine ones and any others. */
final class Forge {
    static final String SHOP = "corner.myshopify.com";
    static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    static final String HS256 = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Forge() {}

    /** What App Bridge would hand to the page now. */
    static Secret genuine() {
        return token(HS256, claims(), TestApp.SECRET);
    }

    static Map<String, Object> claims() {
        return claims(SHOP);
    }

    static Map<String, Object> claims(String shop) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", "https://" + shop + "/admin");
        claims.put("dest", "https://" + shop);
        claims.put("aud", TestApp.CLIENT_ID);
        claims.put("sub", "4217");
        claims.put("exp", NOW.plusSeconds(60).getEpochSecond());
        claims.put("nbf", NOW.getEpochSecond());
        claims.put("iat", NOW.getEpochSecond());
        claims.put("jti", "00000000-0000-4000-8000-000000000001");
        claims.put("sid", "5e55");
        return claims;
    }

    /** Claims with one of them otherwise; without it where the value is null. */
    static Map<String, Object> claimsBut(String name, @org.jspecify.annotations.Nullable Object value) {
        Map<String, Object> claims = claims();
        if (value == null) {
            claims.remove(name);
        } else {
            claims.put(name, value);
        }
        return claims;
    }

    static Secret token(String header, Map<String, Object> claims, String secret) {
        return signed(header, json(claims), "HmacSHA256", secret);
    }

    static Secret signed(String header, String payload, String algorithm, String secret) {
        String signed = encoded(header.getBytes(UTF_8)) + "." + encoded(payload.getBytes(UTF_8));
        return new Secret(signed + "." + encoded(TestApp.hmac(algorithm, secret, signed.getBytes(UTF_8))));
    }

    static String json(Map<String, Object> claims) {
        try {
            return JSON.writeValueAsString(claims);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
