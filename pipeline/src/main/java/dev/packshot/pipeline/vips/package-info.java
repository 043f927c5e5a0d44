/** libvips by {@code java.lang.foreign}: the one place that talks to the native imaging library. */
@NullMarked
package dev.packshot.pipeline.vips;

import org.jspecify.annotations.NullMarked;
