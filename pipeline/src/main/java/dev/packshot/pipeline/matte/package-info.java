/** Where the product is: matte networks, their cards, and how doubtful the answer is. */
@NullMarked
package dev.packshot.pipeline.matte;

import org.jspecify.annotations.NullMarked;
