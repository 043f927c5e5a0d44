/** Products as Shopify tells them, read as listings. */
@NullMarked
package dev.packshot.connector.shopify.product;

import org.jspecify.annotations.NullMarked;
