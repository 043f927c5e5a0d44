/** Shopify: installed as an app, read and written through the Admin GraphQL API. */
@org.jspecify.annotations.NullMarked
package dev.packshot.connector.shopify;
