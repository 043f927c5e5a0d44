package dev.packshot.sandbox.shopify.upload;

import dev.packshot.sandbox.shopify.http.Query;
import dev.packshot.sandbox.shopify.identity.Signature;
import dev.packshot.sandbox.shopify.picture.StagedTargets.Parameter;
import dev.packshot.sandbox.shopify.picture.StagedTargets.Target;
import dev.packshot.sandbox.shopify.picture.StagedTargets.Wish;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Signs the bucket's addresses and forms in the shape of Google's V4 signatures; the signature itself is an HMAC, which
 * nobody but the bucket looks into. Shapes and times as recorded from the real one: an address holds for 7 days, a form
 * for 24 hours.
 */
final class UploadSigner {
    static final String DOOR = "/staged";
    static final long MOST_BYTES = 20_971_520;
    private static final Duration FORM = Duration.ofHours(24);
    private static final Duration ADDRESS = Duration.ofDays(7);
    private static final String BUCKET = "sandbox-staged-uploads";
    private static final String ALGORITHM = "GOOG4-RSA-SHA256";
    private static final String SIGNATURE = "X-Goog-Signature";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final URI base;
    private final String key;
    private final Clock clock;

    UploadSigner(URI base, String key, Clock clock) {
        this.base = base;
        this.key = key;
        this.clock = clock;
    }

    /** Where a key's file is once it is there. */
    URI resource(String shop, String object) {
        return URI.create(base + Query.path("/" + shop + DOOR + "/" + object));
    }

    /** A signed address for a PUT. */
    Target address(String shop, String object, Wish wish) {
        Instant now = clock.instant();
        var query = new LinkedHashMap<String, String>();
        query.put("X-Goog-Algorithm", ALGORITHM);
        query.put("X-Goog-Credential", credential(now));
        query.put("X-Goog-Date", STAMP.format(now));
        query.put("X-Goog-Expires", Long.toString(ADDRESS.toSeconds()));
        query.put("X-Goog-SignedHeaders", "host");
        query.put(SIGNATURE, signature(shop, DOOR + "/" + object, query, base.getAuthority()));
        URI resource = resource(shop, object);
        return new Target(
                URI.create(resource + "?" + Signature.form(query)),
                resource,
                List.of(new Parameter("content_type", wish.mimeType()), new Parameter("acl", "private")));
    }

    /** A signed form for a POST: nine fields. */
    Target form(String shop, String object, Wish wish) {
        Instant now = clock.instant();
        var fields = new LinkedHashMap<String, String>();
        fields.put("Content-Type", wish.mimeType());
        fields.put("success_action_status", "201");
        fields.put("acl", "private");
        fields.put("key", object);
        fields.put("x-goog-date", STAMP.format(now));
        fields.put("x-goog-credential", credential(now));
        fields.put("x-goog-algorithm", ALGORITHM);
        String policy = Policy.encoded(fields, BUCKET, 1, MOST_BYTES, now.plus(FORM));
        fields.put("x-goog-signature", Signature.hex(key, shop + "\n" + policy));
        fields.put("policy", policy);
        return new Target(
                URI.create(base + "/" + shop + DOOR + "/"),
                resource(shop, object),
                fields.entrySet().stream()
                        .map(field -> new Parameter(field.getKey(), field.getValue()))
                        .toList());
    }

    /** Whether a form's policy is one of ours, for this shop. */
    boolean signed(String shop, Map<String, String> form) {
        return Signature.hex(key, shop + "\n" + form.getOrDefault("policy", "")).equals(form.get("x-goog-signature"));
    }

    /** Whether an address is one of ours, asked at the host that it was signed for. */
    boolean signed(String shop, String path, Map<String, String> query, String host) {
        var rest = new LinkedHashMap<>(query);
        String given = rest.remove(SIGNATURE);
        return given != null && given.equals(signature(shop, path, rest, host));
    }

    /** Whether a signed address still holds. */
    boolean holds(Map<String, String> query) {
        try {
            Instant signed = STAMP.parse(query.getOrDefault("X-Goog-Date", ""), Instant::from);
            long seconds = Long.parseLong(query.getOrDefault("X-Goog-Expires", ""));
            return clock.instant().isBefore(signed.plusSeconds(seconds));
        } catch (DateTimeException | NumberFormatException e) {
            return false;
        }
    }

    /** Whether a policy still holds. */
    boolean holds(Policy policy) {
        return clock.instant().isBefore(policy.until());
    }

    private String signature(String shop, String path, Map<String, String> query, String host) {
        return Signature.hex(key, String.join("\n", "PUT", shop, path, Signature.form(new TreeMap<>(query)), host));
    }

    private static String credential(Instant now) {
        return "merchant-assets@sandbox/" + STAMP.format(now).substring(0, 8) + "/auto/storage/goog4_request";
    }
}
