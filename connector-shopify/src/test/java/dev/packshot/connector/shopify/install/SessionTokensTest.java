package dev.packshot.connector.shopify.install;

import static dev.packshot.connector.shopify.install.Forge.HS256;
import static dev.packshot.connector.shopify.install.Forge.NOW;
import static dev.packshot.connector.shopify.install.Forge.SHOP;
import static dev.packshot.connector.shopify.install.Forge.claims;
import static dev.packshot.connector.shopify.install.Forge.claimsBut;
import static dev.packshot.connector.shopify.install.Forge.encoded;
import static dev.packshot.connector.shopify.install.Forge.genuine;
import static dev.packshot.connector.shopify.install.Forge.json;
import static dev.packshot.connector.shopify.install.Forge.signed;
import static dev.packshot.connector.shopify.install.Forge.token;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.connector.Installs.Visitor;
import dev.packshot.connector.Secret;
import dev.packshot.connector.shopify.app.AppKeys;
import dev.packshot.connector.shopify.app.TestApp;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SessionTokensTest {
    @Test
    void a_genuine_token_says_which_shop_and_who_until_when() {
        SessionTokens.Judgement judgement = judge(TestApp.keys(), genuine(), NOW);

        assertThat(judgement).isEqualTo(new SessionTokens.Genuine(new Visitor(SHOP, "4217", NOW.plusSeconds(60))));
    }

    @Test
    void the_former_secret_counts_during_rotation_only() {
        Secret former = token(HS256, claims(), TestApp.FORMER);

        List<SessionTokens.Judgement> judgements =
                List.of(judge(TestApp.rotatingKeys(), former, NOW), judge(TestApp.keys(), former, NOW));

        assertThat(judgements.getFirst()).isInstanceOf(SessionTokens.Genuine.class);
        assertThat(judgements.getLast()).isInstanceOf(SessionTokens.Forged.class);
    }

    @Test
    void clocks_may_be_ten_seconds_apart_and_no_more() {
        List<Class<?>> judgements = Stream.of(-11, -10, 0, 69, 70, 71)
                .<Class<?>>map(second -> judge(TestApp.keys(), genuine(), NOW.plusSeconds(second))
                        .getClass())
                .toList();

        assertThat(judgements)
                .containsExactly(
                        SessionTokens.Forged.class,
                        SessionTokens.Genuine.class,
                        SessionTokens.Genuine.class,
                        SessionTokens.Genuine.class,
                        SessionTokens.Ended.class,
                        SessionTokens.Ended.class);
    }

    @Test
    void without_an_app_no_token_is_genuine() {
        Secret unsigned = token(HS256, claims(), " ");

        SessionTokens.Judgement judgement = judge(TestApp.noKeys(), unsigned, NOW);

        assertThat(judgement).isInstanceOf(SessionTokens.Forged.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void a_forged_token_speaks_for_nobody(String how, Secret forged) {
        SessionTokens.Judgement judgement = judge(TestApp.rotatingKeys(), forged, NOW);

        assertThat(judgement).as(how).isInstanceOf(SessionTokens.Forged.class);
    }

    @ParameterizedTest
    @MethodSource("dev.packshot.connector.shopify.shop.HostileDomains#all")
    void a_token_of_a_hostile_domain_speaks_for_nobody(String hostile) {
        Secret token = token(HS256, claims(hostile), TestApp.SECRET);

        SessionTokens.Judgement judgement = judge(TestApp.keys(), token, NOW);

        assertThat(judgement).isInstanceOf(SessionTokens.Forged.class);
    }

    static Stream<Arguments> forgeries() throws GeneralSecurityException {
        String genuine = genuine().reveal();
        String[] parts = genuine.split("\\.");
        var forged = new LinkedHashMap<String, Secret>();
        forged.put("nothing", new Secret(""));
        forged.put("no token at all", new Secret("let-me-in"));
        forged.put("a bearer prefix", new Secret("Bearer " + genuine));
        forged.put("a newline behind it", new Secret(genuine + "\n"));
        forged.put("a stranger's secret", token(HS256, claims(), TestApp.STRANGERS));
        forged.put("an empty secret's signature", token(HS256, claims(), "\u0000"));
        forged.put("no signature", new Secret(parts[0] + "." + parts[1] + "."));
        forged.put("two parts", new Secret(parts[0] + "." + parts[1]));
        forged.put("a fourth part", new Secret(genuine + "." + parts[2]));
        forged.put("an altered signature", new Secret(genuine.substring(0, genuine.length() - 6) + "AAAAAA"));
        forged.put(
                "another shop under the same signature",
                new Secret(parts[0] + "."
                        + encoded(json(claims("other.myshopify.com")).getBytes(UTF_8)) + "." + parts[2]));
        for (String none : List.of("none", "None", "NONE", "nOnE", "")) {
            String header = "{\"alg\":\"" + none + "\",\"typ\":\"JWT\"}";
            String unsigned = encoded(header.getBytes(UTF_8)) + "." + parts[1] + ".";
            forged.put("alg '" + none + "', unsigned", new Secret(unsigned));
            forged.put("alg '" + none + "', with a signature", new Secret(unsigned + parts[2]));
        }
        forged.put("no alg", token("{\"typ\":\"JWT\"}", claims(), TestApp.SECRET));
        forged.put("alg in small letters", token("{\"alg\":\"hs256\"}", claims(), TestApp.SECRET));
        forged.put(
                "HS384 with the secret", signed("{\"alg\":\"HS384\"}", json(claims()), "HmacSHA384", TestApp.SECRET));
        forged.put(
                "HS512 with the secret", signed("{\"alg\":\"HS512\"}", json(claims()), "HmacSHA512", TestApp.SECRET));
        forged.put("HS512 named, HS256 made", token("{\"alg\":\"HS512\"}", claims(), TestApp.SECRET));
        forged.put("RS256 by a key that it brings along", rs256());
        forged.put("RS256 named, HS256 made", token("{\"alg\":\"RS256\"}", claims(), TestApp.SECRET));
        forged.put(
                "a key of its own in the header",
                token(
                        "{\"alg\":\"HS256\",\"jwk\":{\"kty\":\"oct\",\"k\":\""
                                + encoded(TestApp.STRANGERS.getBytes(UTF_8)) + "\"}}",
                        claims(),
                        TestApp.STRANGERS));
        forged.put(
                "a key id that leads to an empty file",
                token("{\"alg\":\"HS256\",\"kid\":\"../../../dev/null\"}", claims(), "\u0000"));
        forged.put(
                "a critical header that nobody knows",
                token("{\"alg\":\"HS256\",\"crit\":[\"mine\"],\"mine\":1}", claims(), TestApp.SECRET));
        forged.put(
                "encrypted instead of signed",
                new Secret(
                        encoded("{\"alg\":\"dir\",\"enc\":\"A128CBC-HS256\"}".getBytes(UTF_8)) + "..AAAA.AAAA.AAAA"));
        claimForgeries(forged);
        return forged.entrySet().stream().map(each -> Arguments.of(each.getKey(), each.getValue()));
    }

    private static void claimForgeries(Map<String, Secret> forged) {
        long now = NOW.getEpochSecond();
        record Claim(String how, String name, Object value) {}
        for (Claim claim : List.of(
                new Claim("not yet", "nbf", now + 30),
                new Claim("an end that is no number", "exp", "tomorrow"),
                new Claim("an end in a year", "exp", now + 31_536_000),
                new Claim("another app", "aud", "another-app"),
                new Claim("two apps", "aud", List.of(TestApp.CLIENT_ID, "another-app")),
                new Claim("no app", "aud", List.of()),
                new Claim("the app's id in capitals", "aud", TestApp.CLIENT_ID.toUpperCase(java.util.Locale.ROOT)),
                new Claim("another shop as issuer", "iss", "https://other.myshopify.com/admin"),
                new Claim("an issuer that isn't the admin", "iss", "https://" + SHOP),
                new Claim("an issuer under the admin", "iss", "https://" + SHOP + "/admin/../x"),
                new Claim("plain http", "iss", "http://" + SHOP + "/admin"),
                new Claim("another shop as destination", "dest", "https://other.myshopify.com"),
                new Claim("a destination without scheme", "dest", SHOP),
                new Claim("a destination with a path", "dest", "https://" + SHOP + "/"),
                new Claim("a destination in capitals", "dest", "https://CORNER.myshopify.com"),
                new Claim("a destination that is a list", "dest", List.of("https://" + SHOP)),
                new Claim("a buyer", "sub", "gid://shopify/Customer/4217"),
                new Claim("a name for a subject", "sub", "admin"),
                new Claim("an empty subject", "sub", ""))) {
            forged.put(claim.how, token(HS256, claimsBut(claim.name, claim.value), TestApp.SECRET));
        }
        for (String missing : List.of("iss", "dest", "aud", "sub", "exp", "nbf")) {
            forged.put("without " + missing, token(HS256, claimsBut(missing, null), TestApp.SECRET));
        }
        var buyers = new LinkedHashMap<>(claims());
        buyers.remove("iss");
        buyers.put("dest", SHOP);
        buyers.put("sub", "gid://shopify/Customer/4217");
        forged.put("a buyer's token of a checkout extension", token(HS256, buyers, TestApp.SECRET));
        String twice = json(claims()).replaceFirst("\\{", "{\"dest\":\"https://other.myshopify.com\",");
        forged.put("a claim that is there twice", signed(HS256, twice, "HmacSHA256", TestApp.SECRET));
        forged.put("claims that are no object", signed(HS256, "[]", "HmacSHA256", TestApp.SECRET));
        forged.put("claims that are no JSON", signed(HS256, "dest", "HmacSHA256", TestApp.SECRET));
        forged.put("megabytes", token(HS256, claimsBut("sid", "x".repeat(1_000_000)), TestApp.SECRET));
    }

    /** The classic confusion: a public key that everybody knows, in the header and in the signature. */
    private static Secret rs256() throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        String signed = encoded("{\"alg\":\"RS256\"}".getBytes(UTF_8)) + "."
                + encoded(json(claims()).getBytes(UTF_8));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(pair.getPrivate());
        signature.update(signed.getBytes(UTF_8));
        return new Secret(signed + "." + encoded(signature.sign()));
    }

    private static SessionTokens.Judgement judge(AppKeys keys, Secret token, Instant now) {
        return new SessionTokens(keys).judge(token, now);
    }
}
