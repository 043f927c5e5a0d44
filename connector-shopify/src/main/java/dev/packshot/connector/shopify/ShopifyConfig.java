package dev.packshot.connector.shopify;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What the installation was told about its Shopify app; the same for every shop. */
@ConfigMapping(prefix = "packshot.shopify")
public interface ShopifyConfig {
    /** Client id of the app, as the Dev Dashboard shows it. Without it no shop can install. */
    Optional<String> clientId();

    /** Client secret of the app: signs webhooks, session tokens and the addresses that Shopify sends merchants to. */
    Optional<String> clientSecret();

    /** The client secret before the present one, while Shopify may still sign with it. */
    Optional<String> formerSecret();

    /** Version of the Admin API, such as {@code 2026-07}. */
    @WithDefault("2026-07")
    String apiVersion();

    /**
     * Where a shop is reached; {@code {shop}} stands for its myshopify.com domain. Always https, but for a sandbox on
     * {@code 127.0.0.1}.
     */
    @WithDefault("https://{shop}")
    String endpoint();

    /** How long an answer is waited for. */
    @WithDefault("20s")
    Duration patience();

    /** How long a write waits for Shopify to process pictures before it says that it was accepted. */
    @WithDefault("20s")
    Duration processing();

    /** Number of products from which a whole catalogue is read by a bulk operation. */
    @WithDefault("250")
    int bulkFrom();
}
