package dev.packshot.sandbox.shopify.webhook;

import dev.packshot.sandbox.shopify.bulk.BulkOperation;
import dev.packshot.sandbox.shopify.shop.Gid;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Bodies of webhooks that aren't about products, in Shopify's REST shape. */
public final class Payloads {
    private Payloads() {}

    /** The number by which the REST API knows a shop. */
    public static long number(String shop) {
        return 10_000_000_000L + Math.floorMod((long) shop.hashCode(), 1_000_000_000L);
    }

    /** {@code app/uninstalled}: the shop. */
    public static Map<String, Object> uninstalled(String shop) {
        var body = new LinkedHashMap<String, Object>();
        body.put("id", number(shop));
        body.put("name", shop.replaceFirst("\\.myshopify\\.com$", ""));
        body.put("domain", shop);
        body.put("myshopify_domain", shop);
        body.put("plan_name", "basic");
        return body;
    }

    /** {@code app/scopes_update}. */
    public static Map<String, Object> scopes(Gid installation, Set<String> before, Set<String> after, Instant at) {
        var body = new LinkedHashMap<String, Object>();
        body.put("id", installation.toString());
        body.put("previous", List.copyOf(new TreeSet<>(before)));
        body.put("current", List.copyOf(new TreeSet<>(after)));
        body.put("updated_at", at.toString());
        return body;
    }

    /** {@code shop/redact}. */
    public static Map<String, Object> redactShop(String shop) {
        return Map.of("shop_id", number(shop), "shop_domain", shop);
    }

    /** {@code customers/data_request}. */
    public static Map<String, Object> dataRequest(String shop, long customer, long request) {
        var body = new LinkedHashMap<String, Object>();
        body.put("shop_id", number(shop));
        body.put("shop_domain", shop);
        body.put("orders_requested", List.of());
        body.put("customer", customer(customer));
        body.put("data_request", Map.of("id", request));
        return body;
    }

    /** {@code customers/redact}. */
    public static Map<String, Object> redactCustomer(String shop, long customer) {
        var body = new LinkedHashMap<String, Object>();
        body.put("shop_id", number(shop));
        body.put("shop_domain", shop);
        body.put("customer", customer(customer));
        body.put("orders_to_redact", List.of());
        return body;
    }

    /** {@code bulk_operations/finish}: status and error in lower case, and no address. */
    public static Map<String, @Nullable Object> bulkFinished(BulkOperation operation) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("admin_graphql_api_id", operation.id().toString());
        body.put("completed_at", operation.completedAt().map(Instant::toString).orElse(null));
        body.put("created_at", operation.createdAt().toString());
        body.put(
                "error_code",
                operation
                        .errorCode()
                        .map(code -> code.name().toLowerCase(Locale.ROOT))
                        .orElse(null));
        body.put("status", operation.status().name().toLowerCase(Locale.ROOT));
        body.put("type", "query");
        return body;
    }

    private static Map<String, Object> customer(long number) {
        return Map.of("id", number, "email", "buyer-" + number + "@example.com", "phone", "555-625-1199");
    }
}
