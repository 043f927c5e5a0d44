/** Figures of one answer against one label. */
@NullMarked
package dev.packshot.pipeline.evaluate.figure;

import org.jspecify.annotations.NullMarked;
