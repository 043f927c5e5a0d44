/** Photographs that Packshot makes itself, to measure and to show with. */
@org.jspecify.annotations.NullMarked
package dev.packshot.app.sample;
