/** What can be changed through the Admin API, with the refusals that Shopify is known for. */
@org.jspecify.annotations.NullMarked
package dev.packshot.sandbox.shopify.mutation;
