/** A Shopify on loopback: shops, their Admin API, uploads, tokens and webhooks, with switches for what the real one is known to do. */
@org.jspecify.annotations.NullMarked
package dev.packshot.sandbox.shopify;
