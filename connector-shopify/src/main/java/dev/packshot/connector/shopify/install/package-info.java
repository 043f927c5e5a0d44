/**
 * How a shop comes to us and consents: whom Shopify sends, whom the embedded page speaks for, and how both become a grant
 * that is renewed.
 */
@org.jspecify.annotations.NullMarked
package dev.packshot.connector.shopify.install;
