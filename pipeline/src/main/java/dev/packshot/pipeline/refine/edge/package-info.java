/** The band along the outline at full resolution: where it runs, its alpha, its colours free of the old ground. */
@NullMarked
package dev.packshot.pipeline.refine.edge;

import org.jspecify.annotations.NullMarked;
