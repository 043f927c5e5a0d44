package dev.packshot.connector.cornershop;

import dev.packshot.catalog.Digest;
import dev.packshot.connector.Grant;
import dev.packshot.connector.Secret;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Where the shop hands out tokens (RFC 6749 with RFC 7636). Guarded by itself. */
final class ShopDesk {
    static final String ACCOUNT = "Corner shop";
    private static final Set<String> SCOPES = Set.of("listings", "pictures");

    private final Map<String, String> challenges = new HashMap<>();
    private final Set<String> access = new HashSet<>();
    private final Set<String> refresh = new HashSet<>();
    private boolean revoked;
    private int issued;
    private Grant present = issue();

    synchronized Grant present() {
        return present;
    }

    synchronized Map<String, String> agree(URI consent) {
        Map<String, String> query = parameters(consent.getRawQuery());
        String code = "code-" + ++issued;
        challenges.put(code, query.getOrDefault("code_challenge", ""));
        Map<String, String> back = new HashMap<>(Map.of("code", code));
        Optional.ofNullable(query.get("state")).ifPresent(state -> back.put("state", state));
        return back;
    }

    /** A grant for what was sent to the token endpoint; empty when it isn't worth one. */
    synchronized Optional<Grant> exchange(Map<String, String> form) {
        if (revoked) {
            return Optional.empty();
        }
        boolean good =
                switch (form.getOrDefault("grant_type", "")) {
                    case "authorization_code" -> {
                        String challenge = challenges.get(form.getOrDefault("code", ""));
                        yield challenge != null && challenge.equals(challenge(form.getOrDefault("code_verifier", "")));
                    }
                    case "refresh_token" -> refresh.remove(form.getOrDefault("refresh_token", ""));
                    default -> false;
                };
        return good ? Optional.of(issue()) : Optional.empty();
    }

    synchronized boolean knows(String token) {
        return !revoked && access.contains(token);
    }

    synchronized boolean revoked() {
        return revoked;
    }

    synchronized void revoke() {
        revoked = true;
    }

    synchronized void endAccess() {
        access.clear();
    }

    static Map<String, String> parameters(String query) {
        return Arrays.stream(query.split("&"))
                .map(each -> each.split("=", 2))
                .filter(each -> each.length == 2)
                .collect(Collectors.toMap(each -> each[0], each -> URLDecoder.decode(each[1], StandardCharsets.UTF_8)));
    }

    static String challenge(String verifier) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(HexFormat.of().parseHex(Digest.of(verifier).hex()));
    }

    private Grant issue() {
        String number = "%08d".formatted(++issued);
        access.add("access-" + number);
        refresh.add("refresh-" + number);
        present = new Grant(
                ACCOUNT,
                new Secret("access-" + number),
                Optional.of(new Secret("refresh-" + number)),
                Optional.of(Instant.now().plusSeconds(3600)),
                SCOPES);
        return present;
    }
}
