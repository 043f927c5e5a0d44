/** Queries over a whole shop that run by themselves and end in a file. */
@NullMarked
package dev.packshot.sandbox.shopify.bulk;

import org.jspecify.annotations.NullMarked;
