package dev.packshot.connector.shopify.signal;

import dev.packshot.connector.Signal;
import java.util.Arrays;
import java.util.Optional;

/** What Shopify tells us about, as {@code shopify.app.toml} subscribes to it. */
public enum Topic {
    PRODUCT_CREATED("products/create", Signal.Kind.CREATED),
    PRODUCT_UPDATED("products/update", Signal.Kind.CHANGED),
    PRODUCT_DELETED("products/delete", Signal.Kind.DELETED),
    BULK_FINISHED("bulk_operations/finish", Signal.Kind.FINISHED),
    /** A reading of what changed shows at once whether the consent still suffices. */
    SCOPES_UPDATED("app/scopes_update", Signal.Kind.CHANGED),
    UNINSTALLED("app/uninstalled", Signal.Kind.REVOKED),
    BUYER_ASKS("customers/data_request", Signal.Kind.BUYER),
    BUYER_REDACTED("customers/redact", Signal.Kind.BUYER),
    SHOP_REDACTED("shop/redact", Signal.Kind.ERASE);

    private final String label;
    private final Signal.Kind kind;

    Topic(String label, Signal.Kind kind) {
        this.label = label;
        this.kind = kind;
    }

    /** The topic of a header; empty for one that means nothing to us. */
    static Optional<Topic> labelled(String label) {
        return Arrays.stream(values())
                .filter(topic -> topic.label.equals(label))
                .findFirst();
    }

    /** As Shopify writes it, such as {@code products/create}. */
    public String label() {
        return label;
    }

    /** Whether it is about personal data, and belongs under {@code compliance_topics} (mandatory for public apps). */
    public boolean compliance() {
        return switch (this) {
            case BUYER_ASKS, BUYER_REDACTED, SHOP_REDACTED -> true;
            case PRODUCT_CREATED, PRODUCT_UPDATED, PRODUCT_DELETED, BULK_FINISHED, SCOPES_UPDATED, UNINSTALLED -> false;
        };
    }

    Signal.Kind kind() {
        return kind;
    }

    /** Whether its body is a product. */
    boolean isOfProduct() {
        return label.startsWith("products/");
    }
}
