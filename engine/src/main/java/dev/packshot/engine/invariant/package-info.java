/** What must always hold, proven from the rows and the marketplace's own truth. */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.invariant;
