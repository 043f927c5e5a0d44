/** Ids of rows. */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.identity;
