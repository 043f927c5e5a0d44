/** GraphQL over what is modelled: requests are checked against Shopify's schema and ours, counted, and carried out in one step. */
@org.jspecify.annotations.NullMarked
package dev.packshot.sandbox.shopify.graph;
