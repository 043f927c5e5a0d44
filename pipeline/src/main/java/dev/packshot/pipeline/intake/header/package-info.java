/** What a picture file says about itself, read by our own code before any decoder sees a byte of it. */
@NullMarked
package dev.packshot.pipeline.intake.header;

import org.jspecify.annotations.NullMarked;
