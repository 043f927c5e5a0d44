/** How Shopify tells that something happened. */
@org.jspecify.annotations.NullMarked
package dev.packshot.connector.shopify.signal;
