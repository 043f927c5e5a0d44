/** A shop as its seller, its buyers and those who test against it see it. */
@org.jspecify.annotations.NullMarked
package dev.packshot.sandbox.shopify.shop;
