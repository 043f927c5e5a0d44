/** Calling C functions: what the bindings of native libraries share. */
@NullMarked
package dev.packshot.pipeline.foreign;

import org.jspecify.annotations.NullMarked;
