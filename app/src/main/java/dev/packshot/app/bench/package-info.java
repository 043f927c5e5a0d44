/** Measures the pipeline, alone and beside another program. */
@NullMarked
package dev.packshot.app.bench;

import org.jspecify.annotations.NullMarked;
