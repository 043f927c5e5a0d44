/** Labelled photographs: where they lie, what their masks say. */
@NullMarked
package dev.packshot.pipeline.evaluate.labels;

import org.jspecify.annotations.NullMarked;
