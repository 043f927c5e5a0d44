/** What the photograph itself is worth: size, blur, exposure, noise, clipping. */
@NullMarked
package dev.packshot.pipeline.source;

import org.jspecify.annotations.NullMarked;
