package dev.packshot.sandbox.shopify.token;

import java.util.Optional;

/** Knows the access tokens that are valid now. Safe for several threads. */
public interface AccessTokens {
    /**
     * What a token allows at a shop.
     *
     * @return empty when it isn't one of that shop's, or has ended
     */
    Optional<Access> access(String shop, String token);
}
