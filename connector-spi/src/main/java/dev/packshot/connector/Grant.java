package dev.packshot.connector;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A shop's consent. Prints no secret.
 *
 * @param account the shop that gave it, as the marketplace names it
 * @param access what is sent along with calls
 * @param refresh what a new grant is asked for with
 * @param expires when {@code access} ends; empty when it doesn't
 * @param scopes what was consented to
 */
public record Grant(
        String account, Secret access, Optional<Secret> refresh, Optional<Instant> expires, Set<String> scopes) {
    public Grant {
        scopes = Set.copyOf(scopes);
    }
}
