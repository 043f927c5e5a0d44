/** What a query costs, and how much of it a shop lets an app have. */
@org.jspecify.annotations.NullMarked
package dev.packshot.sandbox.shopify.cost;
