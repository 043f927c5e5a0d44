package dev.packshot.connector.shopify.shop;

import dev.packshot.connector.ConnectorException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The permanent domain of a shop. Checked before any address is built of it: whoever may choose the host of an address
 * may choose where the client secret is sent.
 *
 * @param host lower case, such as {@code corner-shop.myshopify.com}; at most 63 characters before the first dot (RFC
 *     1035, 2.3.4)
 */
public record ShopDomain(String host) {
    /** Key of the one setting that a connection to Shopify has. */
    public static final String SETTING = "shop";

    private static final Pattern PATTERN = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}\\.myshopify\\.com");

    public ShopDomain {
        if (!PATTERN.matcher(host).matches()) {
            throw new IllegalArgumentException("A shop's domain is lower case and ends in .myshopify.com");
        }
    }

    /** The domain, if it is one. Capitals are taken, since DNS doesn't tell them apart. */
    public static Optional<ShopDomain> parse(String text) {
        // By hand: lower-casing all of Unicode would turn the Kelvin sign into a k.
        var lower = new StringBuilder(text.length());
        text.chars().forEach(c -> lower.append((char) (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c)));
        return PATTERN.matcher(lower).matches() ? Optional.of(new ShopDomain(lower.toString())) : Optional.empty();
    }

    /**
     * The domain of an account that a grant or setting names.
     *
     * @throws ConnectorException.Malformed when it isn't one
     */
    public static ShopDomain of(String account) {
        return parse(account)
                .orElseThrow(() -> new ConnectorException.Malformed("This isn't the myshopify.com domain of a shop"));
    }

    @Override
    public String toString() {
        return host;
    }
}
