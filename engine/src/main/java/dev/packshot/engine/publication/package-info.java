/** Pictures go to the marketplace, are read back, and can be taken back. */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.publication;
