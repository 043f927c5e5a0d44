/** Third-party matte models that the operator gave: families, admission, licence gate, choice. */
@NullMarked
package dev.packshot.pipeline.matte.catalogue;

import org.jspecify.annotations.NullMarked;
