package dev.packshot.connector.shopify.install;

import static org.jose4j.jwa.AlgorithmConstraints.ConstraintType.PERMIT;

import dev.packshot.connector.Installs.Visitor;
import dev.packshot.connector.Secret;
import dev.packshot.connector.shopify.app.AppKeys;
import dev.packshot.connector.shopify.shop.ShopDomain;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/**
 * Reads session tokens of the embedded page: JWTs (RFC 7519), signed with HS256 and the app's client secret, for one minute.
 *
 * <p>Tokens of other surfaces are signed with the same secret, those of buyers at a checkout among them. They have no issuer,
 * or no number for a subject, and are refused: only staff of a shop speaks for it.
 */
final class SessionTokens {
    /** How far clocks may be apart; as in Shopify's own library. */
    private static final int SKEW_SECONDS = 10;

    /** Shopify's tokens end after one minute. What holds much longer was made for something else. */
    private static final int LONGEST_MINUTES = 5;

    /** A JWS in compact form (RFC 7515, 7.1), several times as long as any that Shopify makes. */
    private static final Pattern COMPACT = Pattern.compile("(?=.{1,4096}$)[\\w-]+\\.[\\w-]+\\.[\\w-]+");

    private static final Pattern USER = Pattern.compile("[0-9]{1,20}");
    private static final String HTTPS = "https://";

    private final AppKeys keys;

    SessionTokens(AppKeys keys) {
        this.keys = keys;
    }

    /** What a token is worth. */
    sealed interface Judgement {}

    /** Shopify signed it for us, and it holds. */
    record Genuine(Visitor visitor) implements Judgement {}

    /** Shopify signed it for us, and it held once. */
    record Ended() implements Judgement {}

    /** Anything else. */
    record Forged() implements Judgement {}

    /** What a token is worth now. */
    Judgement judge(Secret token, Instant now) {
        if (COMPACT.matcher(token.reveal()).matches()) {
            for (Secret secret : keys.secrets()) {
                Judgement judgement = judge(token, secret, now);
                if (!(judgement instanceof Forged)) {
                    return judgement;
                }
            }
        }
        return new Forged();
    }

    private Judgement judge(Secret token, Secret secret, Instant now) {
        try {
            JwtClaims claims = consumer(secret, now).processToClaims(token.reveal());
            Optional<ShopDomain> shop = shop(claims);
            String user = claims.getSubject();
            return shop.isPresent() && USER.matcher(user).matches()
                    ? new Genuine(new Visitor(shop.get().host(), user, ends(claims)))
                    : new Forged();
        } catch (InvalidJwtException e) {
            return e.hasExpired() ? new Ended() : new Forged();
        } catch (MalformedClaimException e) {
            return new Forged();
        }
    }

    private JwtConsumer consumer(Secret secret, Instant now) {
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(PERMIT, AlgorithmIdentifiers.HMAC_SHA256)
                .setVerificationKey(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"))
                // How long a client secret is, is Shopify's to say.
                .setRelaxVerificationKeyValidation()
                .setExpectedAudience(keys.id())
                .setRequireSubject()
                .setRequireExpirationTime()
                .setRequireNotBefore()
                .setMaxFutureValidityInMinutes(LONGEST_MINUTES)
                .setAllowedClockSkewInSeconds(SKEW_SECONDS)
                .setEvaluationTime(NumericDate.fromMilliseconds(now.toEpochMilli()))
                .build();
    }

    /** The shop, where issuer, destination and audience agree on it and us alone. */
    private static Optional<ShopDomain> shop(JwtClaims claims) throws MalformedClaimException {
        String destination = String.valueOf(claims.getStringClaimValue("dest"));
        String issuer = String.valueOf(claims.getIssuer());
        if (!destination.startsWith(HTTPS) || claims.getAudience().size() != 1) {
            return Optional.empty();
        }
        return ShopDomain.parse(destination.substring(HTTPS.length()))
                .filter(shop -> destination.equals(HTTPS + shop.host()))
                .filter(shop -> issuer.equals(HTTPS + shop.host() + "/admin"));
    }

    private static Instant ends(JwtClaims claims) throws MalformedClaimException {
        return Instant.ofEpochMilli(claims.getExpirationTime().getValueInMillis());
    }
}
