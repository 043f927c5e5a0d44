/** From a cut-out to a finished picture in memory: backdrop, fill, shadow. */
@NullMarked
package dev.packshot.pipeline.compose;

import org.jspecify.annotations.NullMarked;
