package dev.packshot.engine.media;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.MediaType;
import dev.packshot.connector.ConnectorException;
import dev.packshot.engine.grant.KeyRing;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Links that lend a picture to a marketplace for some days:
 * {@code <base>/r/<key id>.<expiry>.<signature>/<digest>.<extension>}. All is in the path, since some marketplaces cut
 * queries off. The signature is HMAC-SHA-256 over everything else, under a key drawn from the ring; taking that key off the
 * ring ends its links.
 */
@Singleton
public final class RenditionLinks {
    private static final String PURPOSE = "rendition-links";
    private static final int RADIX = Character.MAX_RADIX;
    private static final Pattern TOKEN =
            Pattern.compile("([A-Za-z0-9_-]{1,32})\\.([0-9a-z]{1,11})\\.([A-Za-z0-9_-]{43})");
    private static final Pattern FILE = Pattern.compile("([0-9a-f]{64})\\.([a-z]{3,4})");

    private final Optional<URI> base;
    private final KeyRing ring;
    private final Clock clock;

    /**
     * Links of this installation.
     *
     * @param base where the outside world reaches this installation, such as {@code https://packshot.example.com}
     */
    @Inject
    public RenditionLinks(@ConfigProperty(name = "packshot.public-url") Optional<URI> base, KeyRing ring, Clock clock) {
        this.base = base;
        this.ring = ring;
        this.clock = clock;
    }

    /**
     * A link to a picture.
     *
     * @param life how long it works
     * @throws ConnectorException.Malformed when this installation can't be reached from outside
     */
    public URI link(Digest digest, MediaType type, Duration life) {
        URI outside = base.orElseThrow(
                () -> new ConnectorException.Malformed(
                        "The marketplace fetches pictures itself, and this installation can't be reached from outside. Set PACKSHOT_PUBLIC_URL to its https address."));
        String expiry = Long.toString(clock.instant().plus(life).getEpochSecond(), RADIX);
        String file = digest.hex() + '.' + type.extension();
        String head = ring.current() + '.' + expiry;
        String signature = ring.derived(ring.current(), PURPOSE)
                .map(key -> signature(key, head, file))
                .orElseThrow();
        String prefix = outside.toString().replaceAll("/+$", "");
        return URI.create(prefix + "/r/" + head + '.' + signature + '/' + file);
    }

    /**
     * What a link lends; empty when it is forged, altered or over.
     *
     * @param token of the path
     * @param file of the path
     */
    Optional<Lent> check(String token, String file) {
        Matcher parts = TOKEN.matcher(token);
        Matcher name = FILE.matcher(file);
        if (!parts.matches() || !name.matches()) {
            return Optional.empty();
        }
        String head = parts.group(1) + '.' + parts.group(2);
        Optional<MediaType> type = Arrays.stream(MediaType.values())
                .filter(each -> each.extension().equals(name.group(2)))
                .findFirst();
        boolean signed = ring.derived(parts.group(1), PURPOSE)
                .filter(key -> same(signature(key, head, file), parts.group(3)))
                .isPresent();
        if (!signed || type.isEmpty()) {
            return Optional.empty();
        }
        Instant end = Instant.ofEpochSecond(Long.parseLong(parts.group(2), RADIX));
        Duration left = Duration.between(clock.instant(), end);
        return left.isPositive()
                ? Optional.of(new Lent(new Digest(name.group(1)), type.get(), left))
                : Optional.empty();
    }

    /**
     * A picture that is lent.
     *
     * @param left how much longer
     */
    record Lent(Digest digest, MediaType type, Duration left) {}

    private static boolean same(String signature, String given) {
        return MessageDigest.isEqual(
                signature.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.US_ASCII));
    }

    private static String signature(SecretKey key, String head, String file) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] signed = mac.doFinal((head + '/' + file).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA-256", e);
        }
    }
}
