/** Judges the encoded bytes by the marketplace's rules. */
@NullMarked
package dev.packshot.pipeline.inspect;

import org.jspecify.annotations.NullMarked;
