/** Results of bulk operations: JSON lines over HTTP, read piece by piece. */
@NullMarked
package dev.packshot.connector.shopify.bulk;

import org.jspecify.annotations.NullMarked;
