/** What a person has to look at, and why. */
@NullMarked
package dev.packshot.pipeline.review;

import org.jspecify.annotations.NullMarked;
