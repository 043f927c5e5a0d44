/** Off-heap pixels and the memory budget of one picture. */
@NullMarked
package dev.packshot.pipeline.raster;

import org.jspecify.annotations.NullMarked;
