package dev.packshot.connector.shopify.shop;

import java.net.URI;
import java.util.Optional;

/**
 * Where shops are reached.
 *
 * @param template with {@code {shop}} in it, checked
 */
public record Endpoint(String template) {
    private static final String SHOP = "{shop}";
    private static final String LOOPBACK = "127.0.0.1";
    private static final String REMEDY =
            "Give https://{shop}, or http://127.0.0.1:PORT/{shop} for a sandbox on this machine";

    public Endpoint {
        problem(template).ifPresent(remedy -> {
            throw new IllegalArgumentException(remedy);
        });
    }

    /** What is wrong with a template, as a remedy. */
    public static Optional<String> problem(String template) {
        if (template.split("\\{shop}", -1).length != 2 || template.endsWith("/")) {
            return Optional.of(REMEDY);
        }
        try {
            URI uri = URI.create(template.replace(SHOP, "example.myshopify.com"));
            boolean plain = uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null;
            boolean real = "https".equals(uri.getScheme()) && uri.getHost() != null;
            boolean sandbox = "http".equals(uri.getScheme()) && LOOPBACK.equals(uri.getHost());
            return plain && (real || sandbox) ? Optional.empty() : Optional.of(REMEDY);
        } catch (IllegalArgumentException e) {
            return Optional.of(REMEDY);
        }
    }

    /** The root of a shop, without a slash at its end. */
    public URI of(ShopDomain shop) {
        return URI.create(template.replace(SHOP, shop.host()));
    }

    /** Whether a sandbox on this machine stands for Shopify. */
    public boolean isSandbox() {
        return LOOPBACK.equals(URI.create(template.replace(SHOP, "s")).getHost());
    }
}
