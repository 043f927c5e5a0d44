/** The bucket that pictures are uploaded to before a mutation names them. */
@NullMarked
package dev.packshot.sandbox.shopify.upload;

import org.jspecify.annotations.NullMarked;
