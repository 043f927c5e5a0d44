/** Which shop is meant, and where it is reached. */
@NullMarked
package dev.packshot.connector.shopify.shop;

import org.jspecify.annotations.NullMarked;
