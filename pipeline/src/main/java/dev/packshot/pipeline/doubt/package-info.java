/** What speaks against a cut-out, and what that is worth as a probability. */
@NullMarked
package dev.packshot.pipeline.doubt;

import org.jspecify.annotations.NullMarked;
