/** Measures the decoded pixels of a rendition: its background, its edges, and the product's colours and detail. */
@NullMarked
package dev.packshot.pipeline.inspect.pixels;

import org.jspecify.annotations.NullMarked;
