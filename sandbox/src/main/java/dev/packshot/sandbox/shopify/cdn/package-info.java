/** Where a shop's pictures are fetched from. */
@NullMarked
package dev.packshot.sandbox.shopify.cdn;

import org.jspecify.annotations.NullMarked;
