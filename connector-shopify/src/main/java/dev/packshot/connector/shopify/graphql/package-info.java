/** Shopify's Admin API as documents that are sent and answers that come back; knows no products. */
@NullMarked
package dev.packshot.connector.shopify.graphql;

import org.jspecify.annotations.NullMarked;
