/** HEIC by the system's libheif, when it has one: HEVC is not in the codecs that are packed. */
@NullMarked
package dev.packshot.pipeline.intake.heic;

import org.jspecify.annotations.NullMarked;
