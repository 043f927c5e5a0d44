/** The app as Shopify knows it, and what Shopify signs in its name. */
@NullMarked
package dev.packshot.sandbox.shopify.identity;

import org.jspecify.annotations.NullMarked;
