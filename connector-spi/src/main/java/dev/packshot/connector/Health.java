package dev.packshot.connector;

import java.util.List;
import java.util.Set;

/**
 * What a probe found.
 *
 * @param account the shop that answered, as it names itself
 * @param scopes what the grant really allows
 * @param warnings sentences for the operator; empty when all is well
 */
public record Health(String account, Set<String> scopes, List<String> warnings) {
    public Health {
        scopes = Set.copyOf(scopes);
        warnings = List.copyOf(warnings);
    }
}
