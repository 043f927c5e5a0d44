package dev.packshot.connector.shopify.signal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.packshot.catalog.ListingRef;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.shopify.shop.ShopDomain;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The few fields of a webhook's body that count. It is read as a stream, since a product with its variants fills megabytes
 * and Shopify waits for the answer.
 *
 * @param fields texts and whole numbers by name; empty for anything else that is there
 */
record WebhookBody(Map<String, String> fields) {
    private static final String GID = "admin_graphql_api_id";
    private static final String ID = "id";
    private static final String CUSTOMER = "customer";
    private static final String UNINSTALLED_SHOP = "myshopify_domain";
    private static final String COMPLIANCE_SHOP = "shop_domain";
    private static final Set<String> READ = Set.of(GID, ID, CUSTOMER, UNINSTALLED_SHOP, COMPLIANCE_SHOP);
    private static final String PRODUCT = "gid://shopify/Product/";
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /**
     * Reads a body to its end.
     *
     * @throws ConnectorException.Malformed when it is no JSON object
     */
    static WebhookBody read(byte[] body) {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser json = JSON.createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw unreadable();
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (READ.contains(name)) {
                    boolean plain = value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NUMBER_INT;
                    fields.put(name, plain ? json.getText() : "");
                }
                json.skipChildren();
            }
            if (json.nextToken() != null) {
                throw unreadable();
            }
        } catch (IOException e) {
            // Without its cause, which quotes the body.
            throw unreadable();
        }
        return new WebhookBody(Map.copyOf(fields));
    }

    /**
     * The product that it is about.
     *
     * @throws ConnectorException.Malformed when it names none
     */
    ListingRef product() {
        return field(GID)
                .or(() -> field(ID).map(PRODUCT::concat))
                .filter(gid -> gid.matches(PRODUCT + "[0-9]{1,19}"))
                .map(ListingRef::new)
                .orElseThrow(WebhookBody::unreadable);
    }

    /** Whether it names this shop in the field in which its topic does: so none can be taken for another topic's. */
    boolean isOf(Topic topic, ShopDomain shop) {
        boolean buyer = fields.containsKey(CUSTOMER);
        return switch (topic) {
            case UNINSTALLED -> names(UNINSTALLED_SHOP, shop);
            case BUYER_ASKS, BUYER_REDACTED -> names(COMPLIANCE_SHOP, shop) && buyer;
            case SHOP_REDACTED -> names(COMPLIANCE_SHOP, shop) && !buyer;
            case PRODUCT_CREATED, PRODUCT_UPDATED, PRODUCT_DELETED, BULK_FINISHED, SCOPES_UPDATED -> true;
        };
    }

    private boolean names(String field, ShopDomain shop) {
        return field(field).flatMap(ShopDomain::parse).filter(shop::equals).isPresent();
    }

    private Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name)).filter(value -> !value.isEmpty());
    }

    private static ConnectorException.Malformed unreadable() {
        return new ConnectorException.Malformed("The webhook's body can't be read");
    }
}
