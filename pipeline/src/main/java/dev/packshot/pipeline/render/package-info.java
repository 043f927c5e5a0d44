/** From a finished picture to a file: format, byte budget, profile, metadata. */
@NullMarked
package dev.packshot.pipeline.render;

import org.jspecify.annotations.NullMarked;
