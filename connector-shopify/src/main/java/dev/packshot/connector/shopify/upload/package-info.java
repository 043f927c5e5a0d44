/** Sends picture files to where Shopify fetches them from. */
@NullMarked
package dev.packshot.connector.shopify.upload;

import org.jspecify.annotations.NullMarked;
