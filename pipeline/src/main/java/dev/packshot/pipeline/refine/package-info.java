/** From a small matte to full-resolution alpha and foreground colours. */
@NullMarked
package dev.packshot.pipeline.refine;

import org.jspecify.annotations.NullMarked;
