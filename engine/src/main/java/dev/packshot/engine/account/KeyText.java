package dev.packshot.engine.account;

import dev.packshot.catalog.Digest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key as a machine sends it: {@code pk_}, eight characters to find it by, {@code _}, and 256 random bits. The fixed
 * beginning lets scanners of leaked secrets know it. Prints as its prefix.
 *
 * @param text the whole key
 */
public record KeyText(String text) {
    /** What every key begins with. */
    public static final String MARK = "pk_";

    private static final Pattern FORM = Pattern.compile("(pk_[0-9a-f]{8})_[A-Za-z0-9_-]{43}");
    private static final int PREFIX_BYTES = 4;
    private static final int SECRET_BYTES = 32;

    public KeyText {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("Not an API key");
        }
    }

    static KeyText fresh(SecureRandom random) {
        byte[] prefix = new byte[PREFIX_BYTES];
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(prefix);
        random.nextBytes(secret);
        return new KeyText(MARK + HexFormat.of().formatHex(prefix) + "_"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** The key in a text that somebody sent; empty when it has another form. */
    public static Optional<KeyText> read(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new KeyText(text)) : Optional.empty();
    }

    /** What it is found by; no secret. */
    public String prefix() {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalStateException("Checked when it was made");
        }
        return parts.group(1);
    }

    String digest() {
        return Digest.of(text).hex();
    }

    @Override
    public String toString() {
        return prefix() + "_•••";
    }
}
