/** How far a shop has been read. */
@NullMarked
package dev.packshot.connector.shopify.reading;

import org.jspecify.annotations.NullMarked;
