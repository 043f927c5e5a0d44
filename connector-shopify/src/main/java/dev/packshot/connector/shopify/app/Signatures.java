package dev.packshot.connector.shopify.app;

import dev.packshot.connector.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Knows what Shopify signed: with HMAC-SHA256 (RFC 2104) and the app's client secret. For up to an hour after the secret was
 * rotated it may be the former one. Without a secret nothing is Shopify's.
 *
 * @see <a href="https://shopify.dev/docs/apps/build/webhooks/verify-deliveries">Shopify: verify deliveries</a>
 */
public final class Signatures {
    private static final String HMAC = "HmacSHA256";

    private final List<Secret> secrets;

    /** Signatures by the secrets of an app. */
    public Signatures(AppKeys keys) {
        this.secrets = keys.secrets();
    }

    /** Whether a signature in Base64 (RFC 4648, 4) is Shopify's, as webhooks carry it. */
    public boolean inBase64(byte[] message, String signature) {
        return signed(message, signature, Base64.getEncoder()::encodeToString);
    }

    /** Whether a signature in lower-case hexadecimal digits is Shopify's, as addresses carry it. */
    public boolean inHex(String message, String signature) {
        return signed(message.getBytes(StandardCharsets.UTF_8), signature, HexFormat.of()::formatHex);
    }

    /** In constant time. What is compared is the text, so that a signature has one spelling only. */
    private boolean signed(byte[] message, String signature, Function<byte[], String> spelling) {
        byte[] given = signature.getBytes(StandardCharsets.UTF_8);
        boolean signed = false;
        for (Secret secret : secrets) {
            byte[] expected = spelling.apply(hmac(secret, message)).getBytes(StandardCharsets.UTF_8);
            signed |= MessageDigest.isEqual(expected, given);
        }
        return signed;
    }

    private static byte[] hmac(Secret secret, byte[] message) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), HMAC));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + HMAC, e);
        }
    }
}
