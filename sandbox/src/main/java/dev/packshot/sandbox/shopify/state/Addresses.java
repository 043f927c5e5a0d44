package dev.packshot.sandbox.shopify.state;

import dev.packshot.sandbox.shopify.picture.FileName;
import dev.packshot.sandbox.shopify.shop.Gid;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Where a shop's pictures are: at lasting addresses for buyers, and at passing ones for whoever wants the upload itself. */
public final class Addresses {
    /** Path below the shop of what buyers see. */
    public static final String FILES = "/cdn/s/files/1/0001/files/";

    /** Path below the shop of what was uploaded. */
    public static final String ORIGINALS = "/cdn/originals/";

    /** How long an original can be fetched. Shopify only says that it is short. */
    public static final Duration SHORTLY = Duration.ofMinutes(5);

    private record Passing(Gid file, Instant until) {}

    private final String root;
    private final RandomGenerator random;
    private final Map<String, Passing> passing = new LinkedHashMap<>();

    Addresses(URI sandbox, String shop, RandomGenerator random) {
        this.root = sandbox + "/" + shop;
        this.random = random;
    }

    /** Where buyers see a version of a picture. */
    public URI shown(FileState.Version version) {
        return URI.create(root + FILES + encoded(version.name()) + "?v=" + version.number());
    }

    /** A new address of an upload. */
    public URI original(MediaFile file, Instant now) {
        passing.values().removeIf(each -> !each.until().isAfter(now));
        byte[] bytes = new byte[12];
        random.nextBytes(bytes);
        String token = HexFormat.of().formatHex(bytes);
        passing.put(token, new Passing(file.id(), now.plus(SHORTLY)));
        return URI.create(root + ORIGINALS + token + "/" + encoded(file.name()));
    }

    Optional<Gid> redeem(String token, Instant now) {
        return Optional.ofNullable(passing.get(token))
                .filter(each -> each.until().isAfter(now))
                .map(Passing::file);
    }

    private static String encoded(FileName name) {
        return URLEncoder.encode(name.text(), StandardCharsets.UTF_8).replace("+", "%20");
    }
}
