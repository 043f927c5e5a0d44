/** What colours product and ground have: over the whole picture, and along the outline. */
@NullMarked
package dev.packshot.pipeline.refine.colour;

import org.jspecify.annotations.NullMarked;
