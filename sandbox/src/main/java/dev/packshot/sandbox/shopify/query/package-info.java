/** What can be read through the Admin API. */
@org.jspecify.annotations.NullMarked
package dev.packshot.sandbox.shopify.query;
