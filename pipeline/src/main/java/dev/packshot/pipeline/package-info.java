/** The front door of the pipeline: a photograph's bytes in, renditions and their report out. */
@NullMarked
package dev.packshot.pipeline;

import org.jspecify.annotations.NullMarked;
