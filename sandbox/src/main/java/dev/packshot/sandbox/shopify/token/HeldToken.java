package dev.packshot.sandbox.shopify.token;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * An access token and what it allows.
 *
 * @param token itself
 * @param scopes granted, with those that they imply
 * @param user for whom it was given; empty for an offline one
 * @param until when it ends; empty for one that doesn't
 */
public record HeldToken(String token, Set<String> scopes, Optional<Long> user, Optional<Instant> until) {
    public HeldToken {
        scopes = Set.copyOf(scopes);
    }

    @Override
    public String toString() {
        return "HeldToken[" + scopes + ", until " + until + "]";
    }
}
