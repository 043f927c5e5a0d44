package dev.packshot.sandbox.shopify.shop;

import java.time.Instant;

/**
 * Something happened to a product.
 *
 * @param shop domain of the shop
 * @param kind what happened
 * @param product to which product
 * @param at when
 */
public record ShopEvent(String shop, Kind kind, Gid product, Instant at) {
    /** What happened, with the name of its webhook topic. */
    public enum Kind {
        CREATED("products/create"),
        UPDATED("products/update"),
        DELETED("products/delete");

        private final String topic;

        Kind(String topic) {
            this.topic = topic;
        }

        /** Topic of the webhook that tells of it. */
        public String topic() {
            return topic;
        }
    }
}
