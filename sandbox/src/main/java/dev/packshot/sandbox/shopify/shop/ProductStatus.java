package dev.packshot.sandbox.shopify.shop;

/** Whether a product is for sale; the names are Shopify's. */
public enum ProductStatus {
    ACTIVE,
    ARCHIVED,
    DRAFT,
    UNLISTED
}
