package dev.packshot.sandbox.shopify.webhook;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a webhook can be about, as far as it is modelled. */
public enum Topic {
    PRODUCTS_CREATE("products/create"),
    PRODUCTS_UPDATE("products/update"),
    PRODUCTS_DELETE("products/delete"),
    BULK_OPERATIONS_FINISH("bulk_operations/finish"),
    APP_UNINSTALLED("app/uninstalled"),
    APP_SCOPES_UPDATE("app/scopes_update"),
    CUSTOMERS_DATA_REQUEST("customers/data_request"),
    CUSTOMERS_REDACT("customers/redact"),
    SHOP_REDACT("shop/redact");

    private final String label;

    Topic(String label) {
        this.label = label;
    }

    /** As the header {@code X-Shopify-Topic} names it. */
    public String label() {
        return label;
    }

    /** By the header's name. */
    public static Optional<Topic> of(String label) {
        return Arrays.stream(values())
                .filter(topic -> topic.label.equals(label.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** Whether it can be subscribed to in the app's configuration only, and arrives without being asked for by an API. */
    public boolean compliance() {
        return switch (this) {
            case CUSTOMERS_DATA_REQUEST, CUSTOMERS_REDACT, SHOP_REDACT -> true;
            case PRODUCTS_CREATE,
                    PRODUCTS_UPDATE,
                    PRODUCTS_DELETE,
                    BULK_OPERATIONS_FINISH,
                    APP_UNINSTALLED,
                    APP_SCOPES_UPDATE -> false;
        };
    }
}
