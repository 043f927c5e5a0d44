package dev.packshot.engine.audit;

import dev.packshot.catalog.Digest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * One thing that was done.
 *
 * @param number 1 and up, without gaps
 * @param at when, to the microsecond
 * @param actor who, such as {@code user:ann} or {@code packshot}
 * @param action what, such as {@code publication.restored}
 * @param subject what to, such as {@code listing:<id>}
 * @param details more of it, without secrets; in the order of its keys
 * @param previous digest of the entry before; of nothing for the first
 * @param digest binds this entry to all before it
 */
public record AuditEntry(
        long number,
        Instant at,
        String actor,
        String action,
        String subject,
        Map<String, String> details,
        Digest previous,
        Digest digest) {
    /** What the first entry follows. */
    static final Digest BEGINNING = Digest.of(new byte[0]);

    public AuditEntry {
        details = Collections.unmodifiableMap(new TreeMap<>(details));
    }

    /**
     * What the digest has to be. Every text goes in with its length before it, so that no two entries read the
     * same.
     *
     * @param content see {@link #content}
     */
    Digest bound(Digest content) {
        MessageDigest fed = Digest.sha256();
        feed(fed, "packshot audit 2");
        feed(fed, Long.toString(number));
        feed(fed, at.toString());
        feed(fed, actor);
        feed(fed, action);
        feed(fed, subject);
        feed(fed, content.hex());
        feed(fed, previous.hex());
        return Digest.of(fed);
    }

    /**
     * What an entry is bound to instead of its details, which may have to be erased. Without the salt nobody finds out
     * from it what they were.
     *
     * @param salt random, kept beside the details
     */
    Digest content(byte[] salt) {
        MessageDigest fed = Digest.sha256();
        feed(fed, "packshot audit details");
        feed(fed, HexFormat.of().formatHex(salt));
        feed(fed, details);
        return Digest.of(fed);
    }

    /** The same for an entry of the first form, which is bound to its details themselves. */
    Digest boundAtFirst() {
        MessageDigest fed = Digest.sha256();
        feed(fed, "packshot audit 1");
        feed(fed, Long.toString(number));
        feed(fed, at.toString());
        feed(fed, actor);
        feed(fed, action);
        feed(fed, subject);
        feed(fed, details);
        feed(fed, previous.hex());
        return Digest.of(fed);
    }

    private static void feed(MessageDigest fed, Map<String, String> texts) {
        feed(fed, Integer.toString(texts.size()));
        texts.forEach((key, value) -> {
            feed(fed, key);
            feed(fed, value);
        });
    }

    private static void feed(MessageDigest fed, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        fed.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        fed.update(bytes);
    }
}
