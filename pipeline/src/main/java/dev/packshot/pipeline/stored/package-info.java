/** What lies between two stages of a picture's way: written once, read back as the equal value. */
@NullMarked
package dev.packshot.pipeline.stored;

import org.jspecify.annotations.NullMarked;
