package dev.packshot.connector.shopify.app;

import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Secret;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the app proves itself to Shopify with, and Shopify to the app. Prints no secret.
 *
 * @param clientId empty while nobody registered an app
 * @param clientSecret empty while nobody registered an app
 * @param formerSecret the one before it, while it is being rotated
 */
public record AppKeys(Optional<String> clientId, Optional<Secret> clientSecret, Optional<Secret> formerSecret) {
    /** What a shop is asked to consent to: its products and their pictures. The same as in {@code shopify.app.toml}. */
    public static final List<String> SCOPES = List.of("read_products", "write_products", "read_files", "write_files");

    public AppKeys {
        clientId = clientId.map(String::strip).filter(id -> !id.isEmpty());
        clientSecret = given(clientSecret);
        formerSecret = given(formerSecret);
    }

    private static Optional<Secret> given(Optional<Secret> secret) {
        return secret.map(each -> new Secret(each.reveal().strip()))
                .filter(each -> !each.reveal().isEmpty());
    }

    /** Whether an app is registered. Without one nothing is taken for Shopify's. */
    public boolean complete() {
        return clientId.isPresent() && clientSecret.isPresent();
    }

    /** What Shopify may have signed with, the present secret first; none without an app. */
    public List<Secret> secrets() {
        return complete()
                ? Stream.concat(clientSecret.stream(), formerSecret.stream()).toList()
                : List.of();
    }

    /**
     * The client id, for an address or a call.
     *
     * @throws ConnectorException.Unavailable when no app is registered
     */
    public String id() {
        return clientId.filter(id -> complete()).orElseThrow(AppKeys::missing);
    }

    /**
     * The client secret, for a call.
     *
     * @throws ConnectorException.Unavailable when no app is registered
     */
    public Secret secret() {
        return clientSecret.filter(secret -> complete()).orElseThrow(AppKeys::missing);
    }

    /** Not the shop's fault: once the keys are there everything goes on, and nobody has to connect again. */
    private static ConnectorException missing() {
        return new ConnectorException.Unavailable(
                "No Shopify app is configured: set PACKSHOT_SHOPIFY_CLIENT_ID and PACKSHOT_SHOPIFY_CLIENT_SECRET to what"
                        + " the app's page in the Dev Dashboard shows",
                null);
    }
}
