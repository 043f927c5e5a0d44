/** What finds a product in a labelled photograph: trivial, without learning, a network, the whole pipeline. */
@NullMarked
package dev.packshot.pipeline.evaluate.method;

import org.jspecify.annotations.NullMarked;
