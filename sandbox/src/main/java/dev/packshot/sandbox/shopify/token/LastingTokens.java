package dev.packshot.sandbox.shopify.token;

import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** Tokens that never end, handed out without any flow: as a custom app's owner copies one from the shop's admin. */
public final class LastingTokens implements AccessTokens {
    private record Key(String shop, String token) {}

    private final Map<Key, Access> issued = new ConcurrentHashMap<>();
    private final RandomGenerator random;

    /** Tokens are drawn from {@code random}. */
    public LastingTokens(RandomGenerator random) {
        this.random = random;
    }

    /** A new token for a shop. */
    public String issue(String shop, Access access) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        String token = "shpat_" + HexFormat.of().formatHex(bytes);
        issued.put(new Key(shop, token), access);
        return token;
    }

    @Override
    public Optional<Access> access(String shop, String token) {
        return Optional.ofNullable(issued.get(new Key(shop, token)));
    }
}
