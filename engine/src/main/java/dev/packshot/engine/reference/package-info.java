/** Frozen reference sets: what a new network or look changes is seen before buyers see it. */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.reference;
