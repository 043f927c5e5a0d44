package dev.packshot.connector.shopify.app;

import dev.packshot.connector.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An app of the tests, and somebody who signs as Shopify does. */
public final class TestApp {
    public static final String CLIENT_ID = "4f1d2c3b5a69788796a5b4c3d2e1f001";
    public static final String SECRET = "shpss_not-a-real-secret-0123456789abcdef";
    public static final String FORMER = "shpss_the-one-before-0123456789abcdef00";
    public static final String STRANGERS = "shpss_another-app-0123456789abcdef0000";

    private TestApp() {}

    /** Its keys, with no former secret. */
    public static AppKeys keys() {
        return new AppKeys(Optional.of(CLIENT_ID), Optional.of(new Secret(SECRET)), Optional.empty());
    }

    /** Its keys while its secret is being rotated. */
    public static AppKeys rotatingKeys() {
        return new AppKeys(Optional.of(CLIENT_ID), Optional.of(new Secret(SECRET)), Optional.of(new Secret(FORMER)));
    }

    /** An installation where nobody registered an app. */
    public static AppKeys noKeys() {
        return new AppKeys(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Signs bytes with a secret, in Base64. */
    public static String base64(String secret, byte[] message) {
        return Base64.getEncoder().encodeToString(hmac("HmacSHA256", secret, message));
    }

    /** Signs a text with a secret, in hex. */
    public static String hex(String secret, String message) {
        return HexFormat.of().formatHex(hmac("HmacSHA256", secret, message.getBytes(StandardCharsets.UTF_8)));
    }

    /** A message authentication code. */
    public static byte[] hmac(String algorithm, String secret, byte[] message) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
