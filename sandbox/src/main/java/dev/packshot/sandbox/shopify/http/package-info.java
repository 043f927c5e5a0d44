/** The sandbox's one HTTP server, and the doors that answer at it. */
@org.jspecify.annotations.NullMarked
package dev.packshot.sandbox.shopify.http;
