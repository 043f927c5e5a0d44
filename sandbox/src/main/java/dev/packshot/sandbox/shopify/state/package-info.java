/** One shop as it is kept: products, galleries, files, jobs; what becomes of them in time, and what buyers could have seen. */
@org.jspecify.annotations.NullMarked
package dev.packshot.sandbox.shopify.state;
