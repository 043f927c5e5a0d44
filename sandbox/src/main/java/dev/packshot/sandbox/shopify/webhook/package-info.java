/** What a shop tells the app by itself. */
@NullMarked
package dev.packshot.sandbox.shopify.webhook;

import org.jspecify.annotations.NullMarked;
