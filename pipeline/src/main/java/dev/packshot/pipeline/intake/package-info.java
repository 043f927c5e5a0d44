/** From a file's bytes to upright sRGB pixels, or a typed refusal. */
@NullMarked
package dev.packshot.pipeline.intake;

import org.jspecify.annotations.NullMarked;
