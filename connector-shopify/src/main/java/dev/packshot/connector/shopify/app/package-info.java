/** The app as Shopify knows it: its keys, what it asks shops for, and what Shopify signs for it. */
@org.jspecify.annotations.NullMarked
package dev.packshot.connector.shopify.app;
