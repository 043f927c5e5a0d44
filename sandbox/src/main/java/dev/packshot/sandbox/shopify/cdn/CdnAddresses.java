package dev.packshot.sandbox.shopify.cdn;

import dev.packshot.sandbox.shopify.http.Query;
import dev.packshot.sandbox.shopify.identity.Signature;
import dev.packshot.sandbox.shopify.shop.Gid;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Where the pictures of shops are: for everybody as the shop shows them, for a little while as they were uploaded. */
public final class CdnAddresses {
    static final String SHOWN = "/cdn/s/files/1/files/";
    static final String ORIGINALS = "/cdn/s/originals/";

    private final URI base;
    private final String key;
    private final Clock clock;
    private volatile Duration passing;

    /**
     * Addresses below the sandbox's own.
     *
     * @param base where the sandbox listens, without a slash at the end
     * @param key to sign passing addresses with
     * @param passing how long the address of an original holds
     */
    public CdnAddresses(URI base, String key, Clock clock, Duration passing) {
        this.base = base;
        this.key = key;
        this.clock = clock;
        this.passing = passing;
    }

    /** Changes how long addresses of originals hold from now on; what was given out keeps its time. */
    public void passing(Duration other) {
        passing = other;
    }

    /**
     * Where a picture is shown.
     *
     * @param fileName with its extension
     * @param version what changes when the picture is replaced
     */
    public URI shown(String shop, String fileName, long version) {
        return at(shop, SHOWN + fileName, Map.of("v", Long.toString(version)));
    }

    /** Where the bytes of a picture are as they were uploaded, for a while from now. */
    public URI original(String shop, Gid media, String fileName) {
        String path = ORIGINALS + media.type() + "/" + media.number() + "/" + fileName;
        long until = clock.instant().plus(passing).getEpochSecond();
        return at(
                shop,
                path,
                new TreeMap<>(Map.of("Expires", Long.toString(until), "Signature", signature(shop, path, until))));
    }

    /** Whether an address of an original was given out and still holds. */
    boolean holds(String shop, String path, Map<String, String> query) {
        String until = query.getOrDefault("Expires", "");
        return until.matches("\\d{1,12}")
                && signature(shop, path, Long.parseLong(until)).equals(query.get("Signature"))
                && clock.instant().getEpochSecond() < Long.parseLong(until);
    }

    private String signature(String shop, String path, long until) {
        return Signature.hex(key, shop + path + "\n" + until);
    }

    private URI at(String shop, String path, Map<String, String> query) {
        String encoded = Query.path("/" + shop + path);
        return URI.create(base + encoded + "?" + Signature.form(query));
    }
}
