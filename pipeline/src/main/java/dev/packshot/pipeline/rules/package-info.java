/** The marketplace rules as dated, sourced data. */
@NullMarked
package dev.packshot.pipeline.rules;

import org.jspecify.annotations.NullMarked;
