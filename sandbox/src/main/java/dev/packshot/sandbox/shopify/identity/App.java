package dev.packshot.sandbox.shopify.identity;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * An app as Shopify knows it.
 *
 * @param clientId public
 * @param clientSecret what Shopify signs with, and the app proves itself with
 * @param formerSecret the one before it, while it is being rotated; still taken
 * @param scopes what {@code shopify.app.toml} asks for
 */
public record App(String clientId, String clientSecret, Optional<String> formerSecret, Set<String> scopes) {
    public App {
        if (clientId.isBlank() || clientSecret.isBlank()) {
            throw new IllegalArgumentException("An app has a client id and a secret");
        }
        scopes = Set.copyOf(scopes);
    }

    /** Whether a secret proves that the app is calling. */
    public boolean proves(String secret) {
        return secret.equals(clientSecret)
                || formerSecret.filter(secret::equals).isPresent();
    }

    /** Scopes with those that they imply: who may write may read (Shopify's library, {@code auth/scopes}). */
    public static Set<String> implied(Set<String> scopes) {
        var all = new TreeSet<>(scopes);
        scopes.stream()
                .filter(scope -> scope.startsWith("write_"))
                .forEach(scope -> all.add("read_" + scope.substring("write_".length())));
        return Set.copyOf(all);
    }

    /** Scopes as an answer names them: in order, without those that others imply, with commas between. */
    public static String named(Set<String> scopes) {
        var few = new TreeSet<>(scopes);
        few.removeIf(
                scope -> scope.startsWith("read_") && scopes.contains("write_" + scope.substring("read_".length())));
        return String.join(",", few);
    }

    @Override
    public String toString() {
        return "App[" + clientId + "]";
    }
}
