/** When something happens by itself. */
@NullMarked
package dev.packshot.sandbox.shopify.schedule;

import org.jspecify.annotations.NullMarked;
