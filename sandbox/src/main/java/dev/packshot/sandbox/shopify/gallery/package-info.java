/** Products, variants and files as they are kept: values that are changed by making others. */
@org.jspecify.annotations.NullMarked
package dev.packshot.sandbox.shopify.gallery;
