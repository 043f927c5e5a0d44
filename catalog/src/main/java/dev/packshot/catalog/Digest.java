package dev.packshot.catalog;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of some bytes: the identity of an original, a model, a recipe or a rendition.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Digest(String hex) {
    public Digest {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("A SHA-256 digest has 64 lower-case hex digits, but was " + hex);
        }
    }

    /** The digest of these bytes. */
    public static Digest of(byte[] bytes) {
        return finish(sha256(), bytes);
    }

    /** The digest of a UTF-8 text. */
    public static Digest of(String text) {
        return of(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** A SHA-256 to feed piece by piece. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Ends a digest that was fed piece by piece. */
    public static Digest of(MessageDigest fed) {
        return new Digest(HexFormat.of().formatHex(fed.digest()));
    }

    /** The first 12 digits: for people and file names, never for identity. */
    public String abbreviated() {
        return hex.substring(0, 12);
    }

    private static Digest finish(MessageDigest digest, byte[] bytes) {
        digest.update(bytes);
        return of(digest);
    }

    @Override
    public String toString() {
        return hex;
    }
}
