package dev.packshot.connector.shopify;

import dev.packshot.connector.shopify.shop.Endpoint;
import dev.packshot.connector.shopify.shop.ShopDomain;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the Admin API is reached: the checked form of {@link ShopifyConfig}, without the app's keys.
 *
 * @param endpoint where shops are reached
 * @param version such as {@code 2026-07}
 * @param patience how long an answer is waited for, above zero
 * @param processing how long a write waits for pictures to be processed, zero or more
 * @param bulkFrom products from which a catalogue is read by a bulk operation, at least 1
 */
record AdminApi(Endpoint endpoint, String version, Duration patience, Duration processing, int bulkFrom) {
    private static final String STORE = "storage.googleapis.com";

    /**
     * Checks what was configured, keys included.
     *
     * @throws IllegalStateException naming all that is wrong at once, by the variables that set it
     */
    static AdminApi of(ShopifyConfig config) {
        List<String> problems = problems(config);
        if (!problems.isEmpty()) {
            throw new IllegalStateException(
                    "Shopify is configured in a way that can't work. " + String.join(" ", problems));
        }
        return new AdminApi(
                new Endpoint(config.endpoint()),
                config.apiVersion(),
                config.patience(),
                config.processing(),
                config.bulkFrom());
    }

    /** Where a shop answers GraphQL. */
    URI graphql(ShopDomain shop) {
        return URI.create(endpoint.of(shop) + "/admin/api/" + version + "/graphql.json");
    }

    /** Whether results of bulk operations lie there: in Google's store, as addresses of 2026 show, or in the sandbox. */
    boolean holdsResults(URI address) {
        String host = address.getHost() == null ? "" : address.getHost();
        return endpoint.isSandbox()
                ? host.equals("127.0.0.1")
                : "https".equals(address.getScheme())
                        && (host.equals(STORE) || host.endsWith("." + STORE) || host.equals("cdn.shopify.com"));
    }

    private static List<String> problems(ShopifyConfig config) {
        List<String> problems = new ArrayList<>();
        boolean id = given(config.clientId());
        boolean secret = given(config.clientSecret());
        if (id && !secret) {
            problems.add("PACKSHOT_SHOPIFY_CLIENT_SECRET: give it along with PACKSHOT_SHOPIFY_CLIENT_ID.");
        }
        if (secret && !id) {
            problems.add("PACKSHOT_SHOPIFY_CLIENT_ID: give it along with PACKSHOT_SHOPIFY_CLIENT_SECRET.");
        }
        if (!secret && given(config.formerSecret())) {
            problems.add("PACKSHOT_SHOPIFY_FORMER_SECRET: it only counts beside PACKSHOT_SHOPIFY_CLIENT_SECRET.");
        }
        if (!config.apiVersion().matches("20\\d\\d-(01|04|07|10)|unstable")) {
            problems.add("PACKSHOT_SHOPIFY_API_VERSION: give a version such as 2026-07.");
        }
        Endpoint.problem(config.endpoint())
                .ifPresent(remedy -> problems.add("PACKSHOT_SHOPIFY_ENDPOINT: " + remedy + "."));
        if (!config.patience().isPositive()) {
            problems.add("PACKSHOT_SHOPIFY_PATIENCE: give a time above zero, such as 20s.");
        }
        if (config.processing().isNegative()) {
            problems.add("PACKSHOT_SHOPIFY_PROCESSING: give a time, such as 20s.");
        }
        if (config.bulkFrom() < 1) {
            problems.add("PACKSHOT_SHOPIFY_BULK_FROM: give a number of products, at least 1.");
        }
        return problems;
    }

    private static boolean given(Optional<String> value) {
        return value.filter(text -> !text.isBlank()).isPresent();
    }
}
