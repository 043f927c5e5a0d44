package dev.packshot.connector.shopify.install;

import dev.packshot.connector.shopify.shop.ShopDomain;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The {@code host} parameter: where in Shopify's admin our page is shown, in Base64. It is only ever checked, never sent
 * back, and no address is built of it.
 */
final class AdminHost {
    private static final Pattern ADMIN = Pattern.compile("admin\\.shopify\\.com/store/[a-z0-9][a-z0-9-]{0,62}");

    private AdminHost() {}

    /** Whether it names Shopify's own admin, or the admin of this shop. */
    static boolean isGenuine(String host, ShopDomain shop) {
        try {
            // Both alphabets of RFC 4648 are seen in addresses.
            byte[] bytes = Base64.getDecoder().decode(host.replace('-', '+').replace('_', '/'));
            String place = new String(bytes, StandardCharsets.ISO_8859_1);
            return ADMIN.matcher(place).matches() || place.equals(shop.host() + "/admin");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
