/** Dividing a grid into product and ground where that is cheapest, and tidying the patches that come out. */
@NullMarked
package dev.packshot.pipeline.refine.cut;

import org.jspecify.annotations.NullMarked;
