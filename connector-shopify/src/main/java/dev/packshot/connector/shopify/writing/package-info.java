/** Makes a product's gallery another one: the calls, the uploads, the waiting, and what becomes of it. */
@NullMarked
package dev.packshot.connector.shopify.writing;

import org.jspecify.annotations.NullMarked;
