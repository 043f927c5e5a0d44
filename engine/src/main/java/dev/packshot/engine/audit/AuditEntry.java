package dev.packshot.engine.audit;

import dev.packshot.catalog.Digest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Collections;
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
 */
public record AuditEntry(
        long number,
        Instant at,
        String actor,
        String action,
        String subject,
        Map<String, String> details,
        Digest previous) {
    /** What the first entry follows. */
    static final Digest BEGINNING = Digest.of(new byte[0]);

    public AuditEntry {
        details = Collections.unmodifiableMap(new TreeMap<>(details));
    }

    /**
     * Binds this entry to all before it. Every text goes in with its length before it, so that no two entries read the
     * same.
     */
    public Digest digest() {
        MessageDigest fed = Digest.sha256();
        feed(fed, "packshot audit 1");
        feed(fed, Long.toString(number));
        feed(fed, at.toString());
        feed(fed, actor);
        feed(fed, action);
        feed(fed, subject);
        feed(fed, Integer.toString(details.size()));
        details.forEach((key, value) -> {
            feed(fed, key);
            feed(fed, value);
        });
        feed(fed, previous.hex());
        return Digest.of(fed);
    }

    private static void feed(MessageDigest fed, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        fed.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        fed.update(bytes);
    }
}
