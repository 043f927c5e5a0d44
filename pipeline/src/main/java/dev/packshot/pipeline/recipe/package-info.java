/** What is to be made of a photograph, as one digestible value. */
@NullMarked
package dev.packshot.pipeline.recipe;

import org.jspecify.annotations.NullMarked;
