/** Pages for people: the shop's admin with the app in its frame, and the shop as buyers see it. */
@org.jspecify.annotations.NullMarked
package dev.packshot.sandbox.shopify.front;
