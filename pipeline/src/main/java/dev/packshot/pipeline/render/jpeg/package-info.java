/** A baseline JPEG encoder (ITU-T T.81) whose white ground decodes to exact white, also beside the product. */
@NullMarked
package dev.packshot.pipeline.render.jpeg;

import org.jspecify.annotations.NullMarked;
