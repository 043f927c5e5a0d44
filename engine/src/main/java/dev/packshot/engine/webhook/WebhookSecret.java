package dev.packshot.engine.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What an endpoint checks messages with: {@code whsec_} and 192 random bits. Prints as dots.
 *
 * @param text as it is shown once
 */
public record WebhookSecret(String text) {
    private static final String MARK = "whsec_";
    private static final int BYTES = 24;

    static WebhookSecret fresh(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new WebhookSecret(MARK + Base64.getEncoder().encodeToString(bytes));
    }

    /** The scheme's symmetric signature: HMAC-SHA256 over id, seconds and body, joined by full stops. */
    String sign(String id, Instant at, String body) {
        byte[] key = Base64.getDecoder().decode(text.substring(MARK.length()));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] signed = mac.doFinal(
                    "%s.%d.%s".formatted(id, at.getEpochSecond(), body).getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return MARK + "•••";
    }
}
