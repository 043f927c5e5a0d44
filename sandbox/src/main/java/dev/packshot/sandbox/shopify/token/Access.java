package dev.packshot.sandbox.shopify.token;

import java.util.Set;

/**
 * What a valid token allows.
 *
 * @param app client id of the app that it was issued to
 * @param scopes handles of the granted access scopes, such as {@code read_products}
 */
public record Access(String app, Set<String> scopes) {
    public Access {
        scopes = Set.copyOf(scopes);
    }

    /** Whether something that needs this scope may be done: {@code write_x} brings {@code read_x} with it. */
    public boolean allows(String scope) {
        return scopes.contains(scope)
                || scope.startsWith("read_") && scopes.contains("write_" + scope.substring("read_".length()));
    }
}
