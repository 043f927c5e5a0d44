/** From pictures with known mattes to what evidence is worth for a network's cut-outs. */
@NullMarked
package dev.packshot.pipeline.calibrate;

import org.jspecify.annotations.NullMarked;
