package dev.packshot.sandbox.shopify.identity;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;

/** Session tokens of the embedded page: JWTs (RFC 7519) by HS256 that hold for one minute. */
public final class SessionTokens {
    private static final int SECONDS = 60;

    private final App app;
    private final Clock clock;
    private final RandomGenerator random;

    /** Tokens for an app. */
    public SessionTokens(App app, Clock clock, RandomGenerator random) {
        this.app = app;
        this.clock = clock;
        this.random = random;
    }

    /**
     * A token for somebody of a shop, as App Bridge hands it to the page.
     *
     * @param shop its domain
     * @param user his number there
     */
    public String issue(String shop, long user) {
        return issue(shop, user, app.clientSecret());
    }

    /** One that is signed with any secret: the former one, or a forger's. */
    public String issue(String shop, long user, String secret) {
        var claims = new JwtClaims();
        NumericDate now = NumericDate.fromSeconds(clock.instant().getEpochSecond());
        claims.setIssuer("https://" + shop + "/admin");
        claims.setStringClaim("dest", "https://" + shop);
        claims.setAudience(app.clientId());
        claims.setSubject(Long.toString(user));
        claims.setExpirationTime(NumericDate.fromSeconds(now.getValue() + SECONDS));
        claims.setNotBefore(now);
        claims.setIssuedAt(now);
        claims.setJwtId(new UUID(random.nextLong(), random.nextLong()).toString());
        claims.setStringClaim("sid", HexFormat.of().toHexDigits(random.nextLong()));
        var signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        signature.setHeader("typ", "JWT");
        signature.setKey(key(secret));
        signature.setDoKeyValidation(false);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("A session token can't be signed", e);
        }
    }

    /**
     * Whom a token speaks for.
     *
     * @return his number; empty when it is forged, of another app or shop, or not of this minute
     */
    public Optional<Long> user(String token, String shop) {
        return user(token, shop, app.clientSecret())
                .or(() -> app.formerSecret().flatMap(secret -> user(token, shop, secret)));
    }

    private Optional<Long> user(String token, String shop, String secret) {
        Instant now = clock.instant();
        var consumer = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(
                        AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256)
                .setVerificationKey(key(secret))
                .setRelaxVerificationKeyValidation()
                .setEvaluationTime(NumericDate.fromSeconds(now.getEpochSecond()))
                .setRequireExpirationTime()
                .setExpectedAudience(app.clientId())
                .setExpectedIssuer("https://" + shop + "/admin")
                .build();
        try {
            return Optional.of(Long.valueOf(consumer.processToClaims(token).getSubject()));
        } catch (InvalidJwtException | org.jose4j.jwt.MalformedClaimException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static SecretKey key(String secret) {
        return new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }
}
