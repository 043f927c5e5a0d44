/** Pictures as Shopify takes them: where they come from, what they are, and why they are refused. */
@org.jspecify.annotations.NullMarked
package dev.packshot.sandbox.shopify.picture;
