package dev.packshot.sandbox.shopify.identity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 (RFC 2104) in the shapes that Shopify uses. */
public final class Signature {
    private Signature() {}

    /** In base64, as a webhook carries it. */
    public static String base64(String secret, byte[] body) {
        return Base64.getEncoder().encodeToString(hmac(secret, body));
    }

    /** In hexadecimal digits. */
    public static String hex(String secret, String text) {
        return HexFormat.of().formatHex(hmac(secret, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Of a query: its parameters without {@code hmac} and {@code signature}, in order of their names, as a form. */
    public static String ofQuery(String secret, Map<String, String> parameters) {
        var sorted = new TreeMap<>(parameters);
        sorted.remove("hmac");
        sorted.remove("signature");
        return hex(secret, form(sorted));
    }

    /** Parameters as a query or a form. */
    public static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static byte[] hmac(String secret, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
