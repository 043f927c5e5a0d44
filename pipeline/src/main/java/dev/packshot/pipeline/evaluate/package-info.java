/** How good cut-outs are, held against labelled photographs. */
@NullMarked
package dev.packshot.pipeline.evaluate;

import org.jspecify.annotations.NullMarked;
