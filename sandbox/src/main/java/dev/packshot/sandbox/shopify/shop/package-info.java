/** One shop as it really is: products, galleries, files, what was done to it and what a buyer could have seen. */
@org.jspecify.annotations.NullMarked
package dev.packshot.sandbox.shopify.shop;
