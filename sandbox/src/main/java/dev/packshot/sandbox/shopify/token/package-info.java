/** Who may call a shop's Admin API. */
@org.jspecify.annotations.NullMarked
package dev.packshot.sandbox.shopify.token;
