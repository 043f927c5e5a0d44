/** {@code packshot eval}: how good the cut-out is on labelled photographs. */
@NullMarked
package dev.packshot.app.eval;

import org.jspecify.annotations.NullMarked;
